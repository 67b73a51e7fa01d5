from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=0)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)


class Customer(models.Model):
    name = models.CharField(max_length=10)


class Country(models.Model):
    code = models.CharField(max_length=10)
