from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    size = models.IntegerField(default=1)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE)
