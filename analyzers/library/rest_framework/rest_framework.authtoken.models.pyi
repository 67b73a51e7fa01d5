"""Tokens."""

from django.db.models import Model

class Token(Model): ...
