from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=0)

    def __str__(self):
        return f"order {self.pk}"

    def clean(self):
        self.size = self.size or 1

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)

    def is_large(self):
        return self.size > 9

    def get_absolute_url(self):
        return f"/orders/{self.pk}/"
