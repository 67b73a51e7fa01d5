from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=0)

    def label(self):
        return f"order {self.pk}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)


class Note(models.Model):
    size = models.IntegerField(default=0)

    def name(self):
        return "note"
