from django.db import models


class SizeField(models.IntegerField):
    def formfield(self, **kwargs):
        return super().formfield(**kwargs)


class Open(models.Manager):
    def get_queryset(self):
        return super().get_queryset()


class Every(models.Manager):
    def get_queryset(self):
        return super().get_queryset()


class Order(models.Model):
    size = SizeField(default=1)

    objects = Open()
    every = Every()

    def get_absolute_url(self):
        return f"/orders/{self.pk}/"
