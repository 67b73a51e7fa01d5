from django.contrib.auth.models import Group, Permission as BasePermission, User as BaseUser
from django.contrib.redirects.models import Redirect
from django.db import models


class User(BaseUser):
    class Meta:
        proxy = True


class Permission(BasePermission):
    class Meta:
        proxy = True


class Moved(Redirect):
    class Meta:
        proxy = True


class Team(Group):
    pass


class Profile(models.Model):
    user = models.OneToOneField(User, models.CASCADE)
    permissions = models.ManyToManyField(Permission)
    team = models.ForeignKey(Team, models.CASCADE)
    moved = models.ForeignKey(Moved, models.CASCADE, null=True)


def fill():
    user = User.objects.create(username="ann")
    Profile.objects.create(user=user, team=Team.objects.create(name="red"))


def names():
    return [user.username for user in User.objects.filter(profile__team=1)]


def teams():
    return [user.profile.team.name for user in BaseUser.objects.all()]


def moved():
    return Moved.objects.count()


def clean():
    User.objects.filter(is_active=True).delete()
