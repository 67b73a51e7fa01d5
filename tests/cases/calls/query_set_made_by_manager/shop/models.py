from django.db import models


class Customers(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


class CustomerManager(models.Manager):
    def get_queryset(self):
        customers = Customers(self.model, using=self._db)
        return customers.filter(is_hidden=False)

    def of(self, town):
        return self.get_queryset().filter(town=town)


class Customer(models.Model):
    is_active = models.BooleanField(default=True)
    is_hidden = models.BooleanField(default=False)
    town = models.TextField()
    objects = CustomerManager()

    def greet(self):
        return self.town


def use():
    for customer in Customer.objects.of("Ulm").active():
        customer.greet()
