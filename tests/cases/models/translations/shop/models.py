from django.db import models
from parler.models import TranslatableModel, TranslatedFields


class Picture(models.Model):
    path = models.CharField(max_length=100)


class Described(TranslatableModel):
    class Meta:
        abstract = True


class Product(Described):
    price = models.IntegerField(default=0)
    translations = TranslatedFields(
        name=models.CharField(max_length=100),
        picture=models.ForeignKey(Picture, null=True, on_delete=models.CASCADE),
    )


class Offer(Product):
    until = models.IntegerField(default=0)


class Shop(TranslatableModel):
    words = TranslatedFields(title=models.CharField(max_length=100))

    class Meta:
        db_table = "the_shop"
