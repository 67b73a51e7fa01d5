from django.core.exceptions import ValidationError
from django.db import models

from .fields import CodeField, Token


def new_code():
    return "code"


def not_zero(value):
    if not value:
        raise ValidationError("zero")


def path_of(order, name):
    return name


class Longer:
    def __init__(self, least):
        self.least = least

    def __call__(self, value):
        return len(value) > self.least

    def __eq__(self, other):
        return self.least == other.least


class Order(models.Model):
    code = CodeField(max_length=20, default=new_code)
    size = models.IntegerField(validators=[not_zero])
    text = models.TextField(validators=[Longer(3)])
    made = models.DateField(null=True, blank=True)
    token = Token(default=new_code)
    scan = models.FileField(upload_to=path_of, blank=True)
