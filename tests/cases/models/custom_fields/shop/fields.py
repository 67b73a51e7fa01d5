from django.db import models


class StrictKey(models.ForeignKey):
    pass


class Amount(models.DecimalField):
    pass
