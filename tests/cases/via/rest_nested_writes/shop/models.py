from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=1)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    text = models.CharField(max_length=10)
