"""Signals by the names that programs import."""

from django.dispatch.dispatcher import Signal, receiver
