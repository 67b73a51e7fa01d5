from django.db import models

PREFIX = "shop"


class Part(models.Model):
    class Meta:
        db_table = PREFIX + "_parts"
