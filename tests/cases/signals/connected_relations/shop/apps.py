from django.apps import AppConfig
from django.db.models.signals import m2m_changed


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        from . import receivers
        from .models import Mark, Order

        m2m_changed.connect(receivers.tagged, sender=Order.tags.through)
        receivers.signals.m2m_changed.connect(receiver=receivers.marked, sender=Mark)
