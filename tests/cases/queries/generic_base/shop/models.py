from django.db import models


class Findable(models.Model):
    size = models.IntegerField(default=1)

    class Meta:
        abstract = True

    @classmethod
    def find(cls, key):
        return cls.objects.filter(pk=key)

    @classmethod
    def make(cls):
        return cls.objects.create()


class Order(Findable):
    pass


class Invoice(Findable):
    pass


class Note(Findable):
    pass
