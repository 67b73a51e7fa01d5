from django.db import models


class Bill(models.Model):
    name = models.CharField(max_length=20)
    order = models.ForeignKey("shop.Order", null=True, on_delete=models.CASCADE)
