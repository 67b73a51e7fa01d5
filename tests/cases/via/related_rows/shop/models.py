from django.db import models


class Tag(models.Model):
    pass


class Order(models.Model):
    size = models.IntegerField(default=1)
    tags = models.ManyToManyField(Tag)
    marks = models.ManyToManyField(Tag, related_name="+", through="Mark")


class Mark(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    tag = models.ForeignKey(Tag, models.CASCADE)


class Log(models.Model):
    pass
