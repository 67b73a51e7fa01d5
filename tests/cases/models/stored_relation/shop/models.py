from django.db import models


class Event(models.Model):
    def label(self):
        return "event"


class Order(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE)
