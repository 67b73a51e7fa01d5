"""Content types."""

from django.db.models import Model

class ContentType(Model): ...
