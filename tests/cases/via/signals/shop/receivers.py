from django.db.models.signals import post_delete, post_init, post_save, pre_save
from django.dispatch import receiver

from .models import Note, Order
from .signals import paid, shipped


@receiver(post_save, sender=Order)
def order_saved(sender, instance, created, **kwargs):
    return instance.label()


@receiver([pre_save, post_delete], sender=Note)
def note_changed(sender, instance, **kwargs):
    return instance.name()


def anything_saved(sender, instance, **kwargs):
    return instance


@receiver(post_init, sender=Note)
def note_made(sender, instance, **kwargs):
    return instance.name()


@receiver(paid)
def when_paid(sender, order, **kwargs):
    return order.label()


@receiver([paid, shipped])
def log(signal, sender, **kwargs):
    return sender


post_save.connect(anything_saved)
