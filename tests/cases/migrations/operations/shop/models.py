from django.db import models


class Order(models.Model):
    name = models.CharField(max_length=20)
    total = models.IntegerField(default=0)


class Archive(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        db_table = "old_orders"


def count():
    return Order.objects.count()
