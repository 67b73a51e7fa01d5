from django.db import models

from shop.models import Customer


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)
