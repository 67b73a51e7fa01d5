from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=20)


class Warehouse(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")


class Crate(models.Model):
    warehouse = models.ForeignKey(Warehouse, models.CASCADE)


class Seal(models.Model):
    crate = models.OneToOneField(Crate, models.CASCADE, related_name="sealed_by")
