from django.db import models
from django.db.models import Aggregate, FloatField


class Median(Aggregate):
    function = "MEDIAN"
    output_field = FloatField()


class Order(models.Model):
    size = models.IntegerField()
