from django.db import models


class Tag(models.Model):
    word = models.CharField(max_length=20)


class Tagged(models.Model):
    tags = models.ManyToManyField(Tag)

    class Meta:
        abstract = True

    def count_tags(self):
        return self.tags.count()


class Order(Tagged):
    pass


class Invoice(Tagged):
    pass
