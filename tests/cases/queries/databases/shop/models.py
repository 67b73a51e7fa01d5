from django.db import models


class Rule(models.Model):
    text = models.CharField(max_length=20)


class Order(models.Model):
    name = models.CharField(max_length=20)


class OldOrder(models.Model):
    name = models.CharField(max_length=20)
