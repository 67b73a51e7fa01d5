from django.db import models
from simple_history.models import HistoricalRecords


class Kind(models.Model):
    name = models.CharField(max_length=100)
    log = HistoricalRecords(table_name="kinds_of_old")


class Kept(models.Model):
    changes = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class Machine(Kept):
    kind = models.ForeignKey(Kind, on_delete=models.CASCADE)
    name = models.CharField(max_length=100)


class Robot(Machine):
    arms = models.IntegerField(default=0)


class Plain(models.Model):
    history = HistoricalRecords()


class Derived(Plain):
    more = models.IntegerField(default=0)
