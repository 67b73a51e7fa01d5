from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=0)


class Line(models.Model):
    code = models.CharField(max_length=9)
