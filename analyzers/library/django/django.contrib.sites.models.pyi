"""Sites."""

from django.db.models import Model

class Site(Model): ...
