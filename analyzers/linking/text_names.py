"""Definitions that a text names: dotted paths in settings, names of tasks, models by their labels, permissions.

What the program itself loads by such a name, the solver follows; most of these texts a framework loads.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from analyzers.program import Reference, Table

from .evaluate import Evaluator
from .occurrences import WrittenText
from .values import NOTHING

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*[.:][^\W\d]\w*")
_PERMISSION = re.compile(r"(?P<label>\w+)\.(?:add|change|delete|view)_(?P<model>\w+)")
"""Those that Django makes for each model."""


def text_references(
    evaluator: Evaluator, written: Iterable[WrittenText], tables: Iterable[Table], known: Collection[Reference]
) -> Iterator[Reference]:
    """A `likely` mention for each text that is exactly the path of a definition, or a label or permission of a model.

    Of what is `known` already to be named by the same definition there is none.
    """
    told = {(one.source, one.target) for one in known}
    models = {f"{one.label}.{one.model.rpartition('.')[2]}".lower(): one.model for one in tables if one.model}
    for frame, statement, text in written:
        for target, how in _named(evaluator, models, text):
            # In the body of a class, a label is the target of a foreign key.
            is_key = how == "label" and frame.scope.kind == "class"
            if target != frame.symbol and (frame.symbol, target) not in told and not is_key:
                place = frame.module.location(statement.line)
                yield Reference(frame.symbol, target, "mention", place, "likely", mechanism=how)


def _named(evaluator: Evaluator, models: Mapping[str, str], text: str) -> Iterator[tuple[str, str]]:
    """The definitions, and what kind of name the text is."""
    if not _PATH.fullmatch(text):
        return
    module, _, name = text.replace(":", ".").rpartition(".")
    label = _PERMISSION.sub(r"\g<label>.\g<model>", text).lower()
    held = evaluator.module_attribute(module, name) if module in evaluator.code.modules else NOTHING
    found = [value.name for value in sorted(held) if value.kind in ("class", "function")]
    if found or f"{module}.{name}" in evaluator.code.definitions:
        yield from ((one, "path") for one in found or [f"{module}.{name}"])
    elif label in models:
        yield models[label], "label" if label == text.lower() else "permission"
