"""Sessions."""

from django.db.models import Model

class Session(Model): ...
