from django.db import models


class Order(models.Model):
    size = models.IntegerField(default=0)

    def get_absolute_url(self):
        return f"/orders/{self.pk}/"
