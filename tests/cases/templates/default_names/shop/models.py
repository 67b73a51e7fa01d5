from django.db import models


class Parcel(models.Model):
    code = models.CharField(max_length=9)

    def label(self):
        return f"parcel {self.code}"

    def __str__(self):
        return self.code
