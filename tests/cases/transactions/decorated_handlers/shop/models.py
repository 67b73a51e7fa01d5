from django.db import models


class Order(models.Model):
    pass


class Visit(models.Model):
    pass


class Log(models.Model):
    pass
