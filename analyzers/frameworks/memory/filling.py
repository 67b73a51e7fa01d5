"""Writes that only happen where nothing was before: what is kept so is a memo, made by whoever needs it first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Constant,
    Evaluate,
    Expression,
    Name,
    Operation,
    Region,
    Return,
    Statement,
    Subscript,
)
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, enclosing_regions
from analyzers.linking.walk import last_word, walk

from .places import Places
from .writes import Write

_MISSING = frozenset({"KeyError", "IndexError", "LookupError", "AttributeError", "NameError"})
"""What Python raises where nothing is."""


class Filling:
    """Tells writes that have just seen that nothing is there from all others."""

    def __init__(self, linked: Linked, places: Places) -> None:
        """Take the program."""
        self._sites = linked.sites
        self._places = places

    def is_filling(self, write: Write) -> bool:
        """Whether the function, or each place that calls it, has seen that nothing is there."""
        if self._is_seen_empty(write.path, write.frame, write.region, write.line):
            return True
        calls = self._calls.get(write.frame.symbol, [])
        return bool(calls) and all(
            self._is_seen_empty(write.path, one.frame, one.region, one.call.line) for one in calls
        )

    @cached_property
    def _calls(self) -> dict[str, list[CallSite]]:
        """Per function who calls it, outside of tests."""
        found: dict[str, list[CallSite]] = {}
        sites = (one for one in self._sites if one.frame.module.role == "code")
        for site, value in ((one, value) for one in sites for value in one.callees):
            found.setdefault(value.name, []).append(site)
        return found

    def _is_seen_empty(self, path: str, frame: Frame, region: int, line: int) -> bool:
        regions = frame.module.facts.regions
        inner = [*enclosing_regions(frame, region)]
        seen = _Seen(self._places, frame, path, frozenset(_holding(regions[one] for one in inner)))
        if any(seen.is_empty_in(regions[one]) or seen.is_missing_in(one) for one in inner):
            return True
        around = {*inner, frame.scope.region}
        before = (one for one in frame.scope.statements if one.line < line and regions[one.region].parent in around)
        return any(_ends(one) and one.region not in around and seen.is_empty_behind(one) for one in before)


class _Seen:
    """What the conditions of one function tell about one variable."""

    def __init__(self, places: Places, frame: Frame, path: str, holding: frozenset[tuple[object, ...]]) -> None:
        self._places = places
        self._frame = frame
        self._path = path
        self._holding = holding

    def is_empty_in(self, region: Region) -> bool:
        """Whether a branch is only taken when nothing is there."""
        test = region.expression
        return region.kind in ("if", "else") and test is not None and self._is_empty(test, region.kind == "if")

    def is_missing_in(self, number: int) -> bool:
        """Whether a handler catches that nothing is there."""
        regions = self._frame.module.facts.regions
        region = regions[number]
        caught = region.expression
        names = caught.items if isinstance(caught, Collection) else (caught,)
        if region.kind != "except" or not any(one is not None and last_word(one) in _MISSING for one in names):
            return False
        tries = (one for one in range(number) if regions[one].kind == "try" and regions[one].parent == region.parent)
        tried = max(tries, default=-1)
        return any(
            self._is_read(part)
            for one in self._frame.scope.statements
            if one.region == tried and isinstance(one, Bind | Evaluate | Return) and one.value is not None
            for part in walk(one.value)
            if isinstance(part, Subscript | Attribute)
        )

    def is_empty_behind(self, end: Statement) -> bool:
        """Whether the code behind a branch that ends is only reached when nothing is there."""
        region = self._frame.module.facts.regions[end.region]
        if region.kind == "try":
            return isinstance(end, Return) and end.value is not None and self._is_read(end.value)
        test = region.expression
        return region.kind in ("if", "else") and test is not None and self._is_empty(test, region.kind == "else")

    def _is_empty(self, test: Expression, outcome: bool) -> bool:
        """Whether nothing is there when a condition holds, or does not."""
        match test:
            case Operation(kind="not", operands=(inner,)):
                return self._is_empty(inner, not outcome)
            case Operation(kind="and" | "or" as kind, operands=operands) if outcome == (kind == "and"):
                return any(self._is_empty(one, outcome) for one in operands)
            case Operation(kind="and" | "or", operands=operands):
                known = self._holding if not outcome else frozenset()
                return all(self._is_empty(one, outcome) for one in operands if _shape(one) not in known)
            case Operation(kind="is" | "==", operands=(value, Constant(value=nothing))):
                return outcome and not nothing and self._is_read(value)
            case Operation(kind="is not" | "!=", operands=(value, Constant(value=nothing))):
                return not outcome and not nothing and self._is_read(value)
            case Operation(kind="in" | "not in" as kind, operands=(_, container)):
                return outcome == (kind == "not in") and self._is_read(container)
            case _:
                return not outcome and self._is_read(test)

    def _is_read(self, value: Expression) -> bool:
        """Whether an expression is the variable, an entry of it, or a local name for one of these."""
        if self._places.of(value, self._frame) == self._path:
            return True
        match value:
            case Operation(kind=":=", operands=(_, inner)):
                return self._is_read(inner)
            case Subscript(base=base) | Call(function=Attribute(base=base, name="get")):
                return self._is_read(base)
            case Call(function=Name(id="len"), arguments=(inner,)):
                return self._is_read(inner)
            case Call(function=Name(id="getattr" | "hasattr"), arguments=(base, Constant(value=str(name)), *_)):
                return self._places.of(Attribute(base, name, value.line), self._frame) == self._path
            case Name(id=name) if name not in self._frame.scope.outer_names:
                return any(self._is_read(one) for one in self._bound(name))
            case _:
                return False

    def _bound(self, name: str) -> Iterator[Expression]:
        """What is read into a local name."""
        binds = (one for one in self._frame.scope.statements if isinstance(one, Bind) and one.how == "assign")
        for one in binds:
            is_bound = isinstance(one.target, Name) and one.target.id == name
            if is_bound and one.value is not None and not isinstance(one.value, Name):
                yield one.value


def _ends(statement: Statement) -> bool:
    """Whether what stands behind a statement in its block does not run."""
    if isinstance(statement, Evaluate) and isinstance(statement.value, Operation):
        return statement.value.kind in ("raise", "continue")
    return isinstance(statement, Return)


def _holding(regions: Iterator[Region]) -> Iterator[tuple[object, ...]]:
    """The conditions that hold in branches."""
    return (_shape(one.expression) for one in regions if one.kind == "if" and one.expression is not None)


def _shape(expression: Expression) -> tuple[object, ...]:
    """What is the same for expressions that are written the same, on whichever line."""
    return tuple(_word(part) for part in walk(expression))


def _word(part: Expression) -> object:
    match part:
        case Constant(value=value):
            return repr(value)
        case Operation(kind=kind):
            return kind
        case _:
            return last_word(part) or type(part).__name__
