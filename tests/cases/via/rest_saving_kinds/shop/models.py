from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=1)
    note = models.CharField(max_length=10, default="")

    def created(self):
        return self.pk

    def changed(self):
        return self.pk
