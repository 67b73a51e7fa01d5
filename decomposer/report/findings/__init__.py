"""The verdict of a check as text, one format a file; every format is a function from the verdict."""

from __future__ import annotations
