"""Applications by the names that programs import."""

from django.apps.config import AppConfig
