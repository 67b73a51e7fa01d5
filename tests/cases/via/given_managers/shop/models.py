from django.db import models
from django_scopes import ScopedManager


class Open(models.Manager):
    def get_queryset(self):
        return self.only_open(super().get_queryset())

    def only_open(self, orders):
        return orders.filter(is_open=True)


class Queries(models.QuerySet):
    def named(self, name):
        return self.filter(name=name)


class Shops(models.Manager):
    def get_queryset(self):
        return super().get_queryset()

    def main(self):
        return self.filter(name="main").first()


class Shop(models.Model):
    objects = Shops().from_queryset(Queries)()
    name = models.CharField(max_length=20)


class Order(models.Model):
    shop = models.ForeignKey(Shop, models.CASCADE, related_name="orders")
    is_open = models.BooleanField(default=True)
    objects = ScopedManager(_manager_class=Open)
