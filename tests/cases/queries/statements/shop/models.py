from django.db import models


class Region(models.Model):
    name = models.CharField(max_length=50)


class Customer(models.Model):
    name = models.CharField(max_length=50)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)


class Tag(models.Model):
    name = models.CharField(max_length=50)


class OrderQuerySet(models.QuerySet):
    def big(self):
        return self.filter(size__gt=1)


class Order(models.Model):
    size = models.IntegerField(default=2)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    tags = models.ManyToManyField(Tag, related_name="orders")

    objects = OrderQuerySet.as_manager()


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    amount = models.IntegerField(default=1)
