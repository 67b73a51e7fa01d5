"""Flask, Quart and Flask-AppBuilder: routes of applications, blueprints and exposed views."""

from __future__ import annotations

from .reader import FlaskReader

__all__ = ["FlaskReader"]
