from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver

from .models import Log, Mark, Order


@receiver(m2m_changed, sender=Order.tags.through)
def tagged(sender, instance, action, **kwargs):
    if action == "post_add" and not kwargs["reverse"]:
        instance.size = instance.tags.count()
        instance.save()


@receiver(m2m_changed, sender=Mark)
def marked(sender, action, **kwargs): ...


def related(sender, **kwargs): ...


@receiver(post_save, sender=Order)
def saved(sender, instance, **kwargs):
    Log.objects.create()


m2m_changed.connect(related)
