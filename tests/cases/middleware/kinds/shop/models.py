from django.db import models


class Visit(models.Model):
    path = models.CharField(max_length=100)


class Failure(models.Model):
    text = models.CharField(max_length=100)


class Order(models.Model):
    name = models.CharField(max_length=20)
