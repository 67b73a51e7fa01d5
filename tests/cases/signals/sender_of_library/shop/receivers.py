from django.db.models.signals import post_save
from filer.models import Image


def bump(sender, instance, **kwargs):
    pass


def log(sender, instance, **kwargs):
    pass


post_save.connect(bump, sender=Image)
post_save.connect(log)
