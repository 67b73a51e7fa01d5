from django.db import models


class Order(models.Model):
    pass


class Stock(models.Model):
    def book(self):
        self.save()


class Log(models.Model):
    pass


class Mail(models.Model):
    pass
