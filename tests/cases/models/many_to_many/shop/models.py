from django.db import models


class Tag(models.Model):
    pass


class Order(models.Model):
    tags = models.ManyToManyField(Tag)
    named = models.ManyToManyField("Tag", related_name="named", db_table="order_named")
    items = models.ManyToManyField("Item", through="Line")
    friends = models.ManyToManyField("self")


class Item(models.Model):
    class Meta:
        db_table = "things"


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    item = models.ForeignKey(Item, models.CASCADE)
