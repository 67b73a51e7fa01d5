"""What is known of a text that is put together: `on_*` of `f"on_{event}"`."""

from __future__ import annotations

import re

from analyzers.facts import Attribute, Call, Constant, Expression, Name, Operation, Text

_FIELD = re.compile(r"\{[^{}]*\}")
_CONVERSION = re.compile(r"%(?:\(\w*\))?[sdr]")
_ATTRIBUTE = re.compile(r"\w{2,}\*\w*|\*\w{2,}")
"""What can be part of an attribute's name, and is enough to tell it from others."""
_PATH = re.compile(r"[\w./@*-]{1,120}")
_SUFFIX = re.compile(r"\.\w{1,12}$")
_TELLING = re.compile(r"[\w.@-]+/|.*\w{2}")
"""What is enough to tell a file from others: its folder, or a word of its name or of its path."""
ANY = "*"
CLASS_NAME = "^"
"""Where the name of the class of an object stands: it begins with a capital letter."""


def pattern_of(node: Expression | None) -> str:
    """The names that a text may be, with `*` for what is not known; empty where that says too little.

    Before the name of a class an underscore says enough: `_^`.
    """
    known = _known(node)
    if known == f"_{CLASS_NAME}":
        return known
    pattern = re.sub(r"\*[*\w]*\*", ANY, known.replace(CLASS_NAME, ANY))
    return pattern if _ATTRIBUTE.fullmatch(pattern) else ""


def page_pattern_of(node: Expression) -> str:
    """The names of templates that a text may be; empty where it names none, or where that says too little."""
    pattern = re.sub(r"\*+", ANY, _known(node).replace(CLASS_NAME, ANY))
    if ANY not in pattern or not _PATH.fullmatch(pattern):
        return ""
    stem = _SUFFIX.sub("", pattern)
    is_path = "/" in pattern or stem != pattern
    return pattern if is_path and _TELLING.match(stem) else ""


def _known(node: Expression | None) -> str:
    match node:
        case Text(parts=parts):
            return "".join(map(_piece, parts))
        case Operation(kind="+", operands=operands):
            return "".join(map(_piece, operands))
        case Operation(kind="%", operands=(Constant(value=str() as form), _)):
            return _CONVERSION.sub(ANY, form)
        case Call(function=Attribute(base=Constant(value=str() as form), name="format")):
            return _FIELD.sub(ANY, form)
        case _:
            return ""


def _piece(node: Expression) -> str:
    match node:
        case Constant(value=value):
            return value.replace(CLASS_NAME, ANY) if isinstance(value, str) else ANY
        case Attribute(name="__name__", base=Attribute(name="__class__") | Call(function=Name(id="type"))):
            return CLASS_NAME
        case _:
            return _known(node) or ANY
