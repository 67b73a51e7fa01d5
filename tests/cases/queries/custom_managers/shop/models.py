from django.db import models


class OrderQuerySet(models.QuerySet):
    def open(self):
        return self.filter(size=1)

    def close_all(self):
        return self.update(size=0)


class OpenManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(size=1)

    def oldest(self):
        return self.order_by("pk").first()


class PartManager(models.Manager):
    def make(self):
        return self.create()


class Order(models.Model):
    size = models.IntegerField(default=1)
    objects = OrderQuerySet.as_manager()
    opened = OpenManager()
    mixed = models.Manager.from_queryset(OrderQuerySet)()


class Part(models.Model):
    objects = PartManager()
