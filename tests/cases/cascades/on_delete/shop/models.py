from django.db import models


def nobody():
    return Agent.objects.get_or_create(name="nobody")[0]


def first_shelf():
    return Shelf.objects.first().pk


class Agent(models.Model):
    name = models.CharField(max_length=50)


class Shelf(models.Model):
    name = models.CharField(max_length=50)


class Customer(models.Model):
    name = models.CharField(max_length=50)


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    agent = models.ForeignKey(Agent, on_delete=models.SET(nobody), null=True)


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    shelf = models.ForeignKey(Shelf, on_delete=models.SET_DEFAULT, default=first_shelf)


class Note(models.Model):
    order = models.ForeignKey(Order, on_delete=models.SET_NULL, null=True)


class Invoice(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT)


class Log(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.DO_NOTHING, db_constraint=False, null=True)
