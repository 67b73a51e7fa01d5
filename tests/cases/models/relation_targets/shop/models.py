from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from people.models import Person


class Order(models.Model):
    customer = models.ForeignKey(Person, on_delete=models.CASCADE)
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    packer = models.ForeignKey(get_user_model(), models.CASCADE, related_name="packed")
    group = models.ForeignKey(Group, models.CASCADE)
    auth = models.ForeignKey("auth.Permission", models.CASCADE)
    content = models.ForeignKey(ContentType, models.CASCADE)
    target = GenericForeignKey("content", "target_id")
    target_id = models.IntegerField()
    lazy = models.ForeignKey("Later", on_delete=models.CASCADE)
    labelled = models.ForeignKey("people.person", models.CASCADE, related_name="x")
    previous = models.ForeignKey("self", models.CASCADE, null=True)
    receipt = models.OneToOneField(to="Receipt", on_delete=models.CASCADE)


class Later(models.Model):
    pass


class Receipt(models.Model):
    pass
