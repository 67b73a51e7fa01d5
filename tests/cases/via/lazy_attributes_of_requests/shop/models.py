from django.db import models


class Basket(models.Model):
    note = models.TextField(default="")

    def total(self):
        return 0

    @property
    def is_empty(self):
        return not self.lines.exists()


class Line(models.Model):
    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
