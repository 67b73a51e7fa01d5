from django.db import models


class Country(models.Model):
    code = models.CharField(max_length=10, unique=True)


class Tag(models.Model):
    name = models.CharField(max_length=10)


class Clerk(models.Model):
    name = models.CharField(max_length=10)


class Customer(models.Model):
    country = models.ForeignKey(Country, on_delete=models.CASCADE)
    tags = models.ManyToManyField(Tag)
    clerk = models.ForeignKey(Clerk, null=True, editable=False, on_delete=models.SET_NULL)


class Seat(models.Model):
    customer = models.OneToOneField(Customer, on_delete=models.CASCADE)
    row = models.IntegerField()

    class Meta:
        abstract = True


class Place(Seat):
    number = models.IntegerField()
    clerk = models.ForeignKey(Clerk, related_name="places", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("row", "number")]


def fill():
    country = Country.objects.create(code="a")
    customer = Customer.objects.create(country=country)
    customer.tags.add(Tag.objects.create(name="new"))
    Tag.objects.create(name="old")
    Clerk.objects.create(name="bob").places.create(customer=customer, row=1, number=1)
