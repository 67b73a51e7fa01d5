from django.db import models


class Order(models.Model):
    tags = models.ManyToManyField("Tag")


class Tag(models.Model):
    pass
