"""The value flow of one file as constraints over numbered variables: made once per file, then only solved."""

from .extract import extract
from .records import FlowFacts

__all__ = ["FlowFacts", "extract"]
