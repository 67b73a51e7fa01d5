from django.db import models


class Order(models.Model):
    def pay(self):
        return 1
