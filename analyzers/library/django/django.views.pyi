"""The base of all class-based views, by its short name."""

from django.views.generic.base import View
