from django.db import models
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver


class Order(models.Model):
    size = models.IntegerField(default=1)


class Log(models.Model):
    pass


@receiver(post_save, sender=Order)
def saved(sender, instance, **kwargs):
    Log.objects.create()


@receiver(pre_delete, sender=Order)
def deleted(sender, instance, **kwargs):
    Log.objects.create()
