from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender=User)
def saved(sender, instance, **kwargs):
    greet(instance)


def greet(user):
    return user.get_full_name()


def create():
    User.objects.create(username="c")


def rename():
    user = User.objects.get_or_create(username="a")[0]
    user.first_name = "b"
    user.save()


def find():
    return list(User.objects.filter(username="a"))
