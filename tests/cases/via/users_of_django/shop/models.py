from functools import wraps

from django.contrib.auth.models import User
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver


class Profile(models.Model):
    user = models.OneToOneField(User, models.CASCADE)


def not_raw(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return None if kwargs["raw"] else function(*args, **kwargs)

    return wrapper


@not_raw
def make_profile(sender, instance, created, **kwargs):
    if created:
        Profile.objects.create(user=instance)


post_save.connect(make_profile, sender=User)


@receiver(post_save, sender=User)
def count(sender, instance, **kwargs):
    return 1
