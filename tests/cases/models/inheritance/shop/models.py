from django.db import models


class Stamped(models.Model):
    author = models.ForeignKey("Author", models.CASCADE, related_name="%(class)s_items")
    tags = models.ManyToManyField("Tag", related_name="%(app_label)s_%(class)s")

    class Meta:
        abstract = True


class Author(models.Model):
    pass


class Tag(models.Model):
    pass


class PlainMixin:
    def describe(self):
        return ""


class Page(PlainMixin, Stamped):
    pass


class Product(Stamped):
    class Meta:
        db_table = "products"


class Book(Product):
    isbn = models.CharField(max_length=9)


class Novel(Book):
    link = models.OneToOneField(Book, models.CASCADE, parent_link=True)


class Cheap(Product):
    class Meta:
        proxy = True


class CheapBook(models.Model):
    cheap = models.ForeignKey(Cheap, models.CASCADE)
