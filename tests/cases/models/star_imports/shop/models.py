from django.db import models as plain
from django.db.models import *

from shop import fields


class Customer(Model):
    name = CharField(max_length=50)


class Order(fields.Model):
    customer = fields.ForeignKey(Customer, CASCADE)
    gift_for = ForeignKey("Customer", plain.SET_NULL, null=True, related_name="gifts")


def gifts(customer):
    return Customer.objects.get(pk=customer).gifts.filter(customer__name="me")
