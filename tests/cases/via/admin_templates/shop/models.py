from django.db import models


class Order(models.Model):
    name = models.CharField(max_length=20)

    def label(self):
        return self.name


class Stock(models.Model):
    amount = models.IntegerField(default=0)
