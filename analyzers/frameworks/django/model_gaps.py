"""What is not known of models: their bases, the classes of their fields, and which of two has a table."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.walk import dotted
from analyzers.program import BlindSpot

from .model_classes import class_calls
from .model_records import Model
from .models import ModelRegistry

_READ = ("django.", "<builtin>", "abc.", "typing", "enum.")
_FIELDS = ("Field", "Key")


def model_gaps(evaluator: Evaluator, registry: ModelRegistry) -> Iterator[BlindSpot]:
    """Each at its class or field."""
    own = [model for model in registry.own if model.frame is not None]
    for model in own:
        yield from _bases(evaluator, model)
        yield from _fields(evaluator, model)
    yield from _shared_tables(own)


def _bases(evaluator: Evaluator, model: Model) -> Iterator[BlindSpot]:
    for base, frame in model.bases():
        if reason := _unknown(evaluator, base, frame):
            yield BlindSpot("model", f"a base of the model is {reason}", model.location, f"{model.id}({dotted(base)})")


def _fields(evaluator: Evaluator, model: Model) -> Iterator[BlindSpot]:
    frame = evaluator.code.definitions[model.id]
    for name, call in class_calls(frame):
        if dotted(call.function).endswith(_FIELDS) and (reason := _unknown(evaluator, call.function, frame)):
            location = frame.module.location(call.line)
            yield BlindSpot("model", f"the class of a field is {reason}", location, f"{name} = {_shown(call)}")


def _unknown(evaluator: Evaluator, expression: Expression, frame: Frame) -> str:
    """Why nothing is known of a class; empty when something is."""
    values = evaluator.values(expression, frame)
    if not values:
        return "unknown"
    outside = [value.name for value in values if value.kind == "external"]
    if len(outside) < len(values) or any(name.startswith(_READ) for name in outside):
        return ""
    missing = any(evaluator.code.table.is_missing(name.rpartition(".")[0], frame.module.facts.path) for name in outside)
    return "unknown" if missing else "of a library that is not read"


def _shared_tables(models: list[Model]) -> Iterator[BlindSpot]:
    """Django refuses two classes that it manages for one table: one of them is not what it seems."""
    first: dict[str, Model] = {}
    for model in models:
        if model.table and model.managed and not model.abstract and not model.proxy:
            known = first.setdefault(model.table, model)
            if known is not model:
                detail = f"{model.table}: {known.id}, {model.id}"
                yield BlindSpot("model", "two models with one table", model.location, detail)


def _shown(call: Call) -> str:
    return f"{dotted(call.function)}()"
