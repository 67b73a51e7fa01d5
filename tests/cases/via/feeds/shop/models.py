from django.db import models


class Order(models.Model):
    code = models.CharField(max_length=20)

    def get_absolute_url(self):
        return f"/orders/{self.code}/"
