from django.db import models


class Queries(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)


class Late(models.QuerySet):
    def late(self):
        return self.filter(is_open=True)


class Orders(models.Manager):
    def oldest(self):
        return self.open().first()


class Order(models.Model):
    is_open = models.BooleanField(default=True)
    objects = Orders.from_queryset(Queries)()
    plain = models.Manager.from_queryset(Queries)()
    named = Orders.from_queryset(queryset_class=Late)()

    def close(self):
        self.is_open = False


def use():
    Order.objects.create()
    Order.plain.open()
    Order.objects.oldest().close()
    Order.named.late()
