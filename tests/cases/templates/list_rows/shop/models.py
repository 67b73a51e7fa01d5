from django.db import models


class Order(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name

    def label(self):
        return self.name
