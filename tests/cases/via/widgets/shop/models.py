from django.db import models

from .fields import ColorText


class Text(models.CharField):
    def formfield(self, **kwargs):
        return super().formfield(**{**kwargs, "form_class": ColorText})


class Kind(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class Item(models.Model):
    text = Text(max_length=20)
    kind = models.ForeignKey(Kind, models.CASCADE)
