from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=1)

    def save(self, *args, **kwargs):
        self.size = self.rounded()
        super().save(*args, **kwargs)

    def rounded(self):
        return self.size


class Note(models.Model):
    text = models.CharField(max_length=10)
