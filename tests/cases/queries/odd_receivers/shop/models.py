from django.db import models


class SharedManager(models.Manager):
    def fresh(self):
        return self.model(size=2)

    def small(self):
        return self.get_queryset().filter(size=1)


class Order(models.Model):
    size = models.IntegerField(default=1)
    objects = SharedManager()


class Part(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, null=True)
    objects = SharedManager()
    size = models.IntegerField(default=1)
