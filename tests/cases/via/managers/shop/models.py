from django.db import models


class Queries(models.QuerySet):
    def large(self):
        return self.filter(size__gt=1)

    def delete(self):
        return super().delete()


class Open(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(closed=False)

    def small(self):
        return self.filter(size=1)

    def create(self, **kwargs):
        return super().create(**kwargs)


class Mine(models.Manager.from_queryset(Queries)):
    def get_queryset(self):
        return super().get_queryset().exclude(size=7)


class Customer(models.Model):
    code = models.CharField(max_length=20)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE, null=True)
    size = models.IntegerField(default=1)
    closed = models.BooleanField(default=False)

    objects = Open()
    everything = models.Manager()
    mine = Mine()


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    size = models.IntegerField(default=1)

    objects = Queries.as_manager()
