"""Where transactions begin and end: `with session.begin()`, and functions that commit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, with_regions
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.transactions import TransactionScope
from analyzers.linking.walk import dotted

from .sessions import is_library, session_confidence

_ENDING = ("__exit__", "__aexit__", "commit")
_BEGINNING = frozenset({"begin", "begin_nested"})


def transaction_scopes(evaluator: Evaluator, sites: Sequence[CallSite]) -> Iterator[TransactionScope]:
    """`with` blocks that begin a transaction or are ended by a commit, and whole functions that commit one.

    A session collects what is written since its last commit, so the function that commits is the smallest known scope.
    """
    committing: dict[str, CallSite] = {}
    for site in sites:
        is_function = site.frame.scope.kind == "function"
        if site.method == "commit" and is_function and session_confidence(evaluator, site) is not None:
            committing.setdefault(site.frame.symbol, site)
    for frame in evaluator.code.frames():
        for region in with_regions(frame):
            entered = frame.module.facts.regions[region]
            place = frame.module.location(entered.line)
            if entered.expression is not None and _begins(evaluator, entered.expression, frame):
                yield TransactionScope(frame, region, place, "session.begin")
            elif entered.expression is not None and _commits(evaluator, entered.expression, frame, committing):
                yield TransactionScope(frame, region, place, "session.commit")
    for site in committing.values():
        yield TransactionScope(site.frame, None, site.location, "session.commit")


def _commits(evaluator: Evaluator, expression: Expression, frame: Frame, committing: Collection[str]) -> bool:
    """Whether a context manager of the program commits: a generator, or a class with a method that does."""
    if not committing or not isinstance(expression, Call):
        return False
    for value in evaluator.values(expression.function, frame):
        if value.kind == "function" and value.name in committing:
            return evaluator.code.definitions[value.name].scope.is_generator
        methods = {f"{name}.{method}" for name in evaluator.mro(value.name) for method in _ENDING}
        if value.kind == "class" and not methods.isdisjoint(committing):
            return True
    return False


def _begins(evaluator: Evaluator, expression: Expression, frame: Frame) -> bool:
    """`session.begin()`, `Session.begin()`, `engine.begin()`: by its value, or by the name of a session or engine."""
    if not isinstance(expression, Call) or not isinstance(expression.function, Attribute):
        return False
    if expression.function.name not in _BEGINNING:
        return False
    values = evaluator.values(expression.function, frame)
    if any(value.kind == "external" and is_library(value.name) for value in values):
        return True
    name = dotted(expression.function.base).removesuffix("()").rpartition(".")[2].lower()
    return name.endswith(("session", "engine"))
