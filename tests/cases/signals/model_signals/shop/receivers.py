from django.db.models import signals
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from shop.models import Order, Tag


@receiver(post_save, sender=Order)
def saved(sender, instance, **kwargs):
    instance.pk


@receiver([pre_save, post_delete], sender="shop.Tag")
def several(sender, **kwargs): ...


@receiver(m2m_changed, sender=Order.tags.through)
def tagged(sender, **kwargs): ...


@receiver(signals.post_init)
def every(sender, **kwargs): ...


def connected(sender, **kwargs): ...


class Listener:
    def heard(self, sender, **kwargs): ...


post_save.connect(connected, sender=Order)
post_save.connect(receiver=connected, sender=Tag, dispatch_uid="x")
