from django.db import models

from shop.fields import Amount, StrictKey


class Base(models.Model):
    class Meta:
        abstract = True


class Customer(Base):
    pass


class Order(Base):
    customer = StrictKey(Customer, models.CASCADE)
    amount = Amount(max_digits=5, decimal_places=2)

    class Kind(models.TextChoices):
        ONE = "1"
