from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Note(models.Model):
    made = models.DateTimeField(auto_now_add=True)


class Login(AbstractBaseSession):
    place = models.CharField(max_length=20)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
