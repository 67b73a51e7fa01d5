from django.db import models

from .conf import USER_MODEL, settings


class Order(models.Model):
    customer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="orders")
    clerk = models.ForeignKey(USER_MODEL, models.CASCADE, related_name="+")
