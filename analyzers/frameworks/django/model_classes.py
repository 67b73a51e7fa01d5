"""Which classes are models: by their bases, or by the fields that a class with an unknown base has."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Bind, Call, Expression, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.walk import is_literal

from .companions import COMPANIONS
from .library_models import LIBRARY_MODELS

USER_BASES = ("AbstractUser", "PermissionsMixin")
_NO_MODELS = ("<builtin>", "typing", "abc.", "enum.", "django.db.", "django.forms.", "django.views.", "django.utils.")
"""Where no base of a model comes from, but for `Model` itself."""
_MODELS = ".models."
"""In the import path of a class: what lies there may be a model."""
_FIELD_MODULES = ("django.db.models.", "django.contrib.gis.db.models.", "django.contrib.postgres.fields.")


def is_model(evaluator: Evaluator, symbol: str, frame: Frame) -> bool:
    """Whether a class is a model."""
    if not frame.scope.bases:
        return False
    code, order = evaluator.code, evaluator.mro(symbol)
    outside = code.classes_from_outside(order)
    if any(_is_model_base(base) for base in outside):
        return True
    if all(base.startswith(_NO_MODELS) for base in outside):
        return False
    if any(models_outside(evaluator, symbol)) and is_literal(assigned(evaluator, f"{symbol}.Meta", "proxy"), True):
        return True
    return any(_is_plain_field(evaluator, call, f) for f in code.classes_of_ours(order) for _, call in class_calls(f))


def models_outside(evaluator: Evaluator, symbol: str) -> Iterator[str]:
    """The classes of libraries above a class that may be models, by where they lie."""
    return (base for base in evaluator.code.classes_from_outside(evaluator.mro(symbol)) if _MODELS in base)


def assigned(evaluator: Evaluator, symbol: str, name: str) -> Expression | None:
    """What the body of a class assigns to a name."""
    frame = evaluator.code.definitions.get(symbol)
    if frame is None:
        return None
    for statement in frame.scope.statements:
        if isinstance(statement, Bind) and isinstance(statement.target, Name) and statement.target.id == name:
            return statement.value
    return None


def class_calls(frame: Frame) -> Iterator[tuple[str, Call]]:
    """Class attributes that are set to the result of a call."""
    for statement in frame.scope.statements:
        if isinstance(statement, Bind) and isinstance(statement.target, Name) and isinstance(statement.value, Call):
            yield statement.target.id, statement.value


def _is_model_base(path: str) -> bool:
    name = path.rpartition(".")[2]
    if path in LIBRARY_MODELS:
        return True
    if not path.startswith("django."):
        return False
    return name == "Model" or (path.startswith("django.contrib.auth") and name in (*USER_BASES, "AbstractBaseUser"))


def _is_plain_field(evaluator: Evaluator, call: Call, frame: Frame) -> bool:
    names = [v.name for v in evaluator.values(call.function, frame)]
    if any(name.rpartition(".")[2] in COMPANIONS for name in names):
        return True
    return any(name.endswith(("Field", "ForeignKey")) for name in names if name.startswith(_FIELD_MODULES))
