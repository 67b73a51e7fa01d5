from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=9)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)
    tags = models.ManyToManyField("Tag", related_name="marked")


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    price = models.IntegerField(default=1)


class Receipt(models.Model):
    order = models.OneToOneField(Order, models.CASCADE)


class Tag(models.Model):
    word = models.CharField(max_length=9)
