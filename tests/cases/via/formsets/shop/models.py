from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=0)


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, null=True, related_name="lines")
    code = models.CharField(max_length=20)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
