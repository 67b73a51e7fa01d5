from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=9)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_query_name="row")
