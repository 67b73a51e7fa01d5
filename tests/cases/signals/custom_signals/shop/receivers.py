from django.dispatch import receiver

from shop import signals
from shop.signals import paid, shipped as sent


@receiver(paid)
def on_paid(sender, **kwargs): ...


@receiver([signals.paid, sent])
def on_both(sender, **kwargs): ...


def connected(sender, **kwargs): ...


sent.connect(connected)
