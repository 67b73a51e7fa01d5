from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=50)


class Place(models.Model):
    name = models.CharField(max_length=50)
    tags = models.ManyToManyField(Tag)


class Shop(Place):
    size = models.IntegerField(default=1)


class Visit(models.Model):
    place = models.ForeignKey(Place, on_delete=models.CASCADE)


class Opening(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    helpers = models.ManyToManyField("Helper", through="Shift")


class Helper(models.Model):
    name = models.CharField(max_length=50)


class Shift(models.Model):
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE)
    helper = models.ForeignKey(Helper, on_delete=models.CASCADE)
    hours = models.IntegerField(default=1)


class ShopProxy(Shop):
    class Meta:
        proxy = True
