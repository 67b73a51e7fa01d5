from django.db import models


class Country(models.Model):
    code = models.CharField(max_length=10, unique=True)

    def __str__(self):
        return self.code


class Tag(models.Model):
    name = models.CharField(max_length=10)


class Openings(models.Manager):
    def get_queryset(self):
        return super().get_queryset().exclude(name="")


class Clerk(models.Model):
    name = models.CharField(max_length=10)

    objects = Openings()


class Customer(models.Model):
    country = models.ForeignKey(Country, on_delete=models.CASCADE)
    tags = models.ManyToManyField(Tag, blank=True)
    clerk = models.ForeignKey(Clerk, null=True, blank=True, on_delete=models.SET_NULL)
    keeper = models.ForeignKey(Clerk, null=True, editable=False, related_name="+", on_delete=models.SET_NULL)


class Place(models.Model):
    row = models.IntegerField()
    number = models.IntegerField()
    clerk = models.ForeignKey(Clerk, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "number"], name="seat")]


def fill():
    country = Country.objects.create(code="a")
    customer = Customer.objects.create(country=country)
    customer.tags.add(Tag.objects.create(name="new"))
    Clerk.objects.create(name="bob")
