"""Commands by the names that programs import."""

from django.core.management.base import BaseCommand
