from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Person(AbstractBaseUser):
    name = models.CharField(max_length=9, unique=True)
    USERNAME_FIELD = "name"
