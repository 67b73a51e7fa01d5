from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    size = models.IntegerField(default=1)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE)

    @property
    def total(self):
        return self.size * 2

    def status(self):
        return "open"


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    name = models.CharField(max_length=20)
