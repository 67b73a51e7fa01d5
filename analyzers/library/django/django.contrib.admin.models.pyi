"""What was done in the administration."""

from django.db.models import Model

class LogEntry(Model): ...
