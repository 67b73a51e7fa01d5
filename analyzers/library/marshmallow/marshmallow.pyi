"""Schemas of marshmallow."""

from marshmallow.schema import Schema
