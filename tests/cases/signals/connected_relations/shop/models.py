from django.db import models


class Tag(models.Model):
    @classmethod
    def count_all(cls):
        return cls.objects.count()


class Order(models.Model):
    tags = models.ManyToManyField(Tag)
    marks = models.ManyToManyField(Tag, related_name="+", through="Mark")

    def recount(self):
        return self.tags.count()

    def mark(self):
        return self.marks.count()


class Mark(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    tag = models.ForeignKey(Tag, models.CASCADE)

    def mark(self):
        return 1
