from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=10)

    def __str__(self):
        return self.shown()

    def shown(self):
        return self.name


class Country(models.Model):
    code = models.CharField(max_length=10)

    @property
    def lower(self):
        return self.code.lower()


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    country = models.ForeignKey(Country, on_delete=models.CASCADE)


def fill():
    Order.objects.create(customer=Customer.objects.create(name="ann"), country=Country.objects.create(code="a"))
