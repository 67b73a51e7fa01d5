from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=1)
