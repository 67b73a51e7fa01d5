from django.db import models


class Order(models.Model):
    code = models.CharField(max_length=9, unique=True)
    size = models.IntegerField(default=1)
