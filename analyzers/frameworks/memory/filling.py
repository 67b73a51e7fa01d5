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

from .changing import CHANGING, targets_of
from .places import Places
from .writes import Write

_CLOCKS = frozenset({"now", "utcnow", "time", "monotonic", "perf_counter", "time_ns", "today"})
_RENEWING = frozenset({"setdefault", "update"})
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

    def goes_on(self, write: Write) -> bool:
        """Whether the write adds to what is there, takes something of it away, or stores what is made of it."""
        here = [one for one in write.frame.scope.statements if one.line == write.line]
        values = (one.value for one in here if isinstance(one, Bind) and one.value is not None)
        read = (part for value in values for part in walk(value) if isinstance(part, Name | Attribute))
        return any(map(_takes_on, here)) or any(self._places.of(part, write.frame) == write.path for part in read)

    def is_renewing(self, write: Write) -> bool:
        """Whether the function has given back what is there on a line before, if that was still good."""
        statements = write.frame.scope.statements
        if any(one.line == write.line and _takes_on(one) for one in statements):
            return False
        seen = _Seen(self._places, write.frame, write.path, frozenset())
        if seen.is_timed(write) or seen.is_outdated(write) or seen.is_validated(write):
            return True
        others = self._other_branches(write)
        before = [one for one in statements if isinstance(one, Return) and one.line < write.line]
        beside = [one for one in statements if isinstance(one, Return | Bind) and one.region in others]
        given = [(one.value, one.region) for one in (*before, *beside) if one.value is not None]
        return any(region != write.frame.scope.region and seen.is_given_by(value) for value, region in given)

    def _other_branches(self, write: Write) -> set[int]:
        """The branches of the conditions around, that are taken where this one is not."""
        regions = write.frame.module.facts.regions
        around = [regions[one] for one in enclosing_regions(write.frame, write.region)]
        tests = [(one.parent, one.expression) for one in around if one.kind == "else" and one.expression]
        return {
            number for number, one in enumerate(regions) if one.kind == "if" and (one.parent, one.expression) in tests
        }

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

    def is_timed(self, write: Write) -> bool:
        """Whether the variable is set to the time at which it was found to be too old."""
        statements = [one for one in self._frame.scope.statements if isinstance(one, Bind) and one.line == write.line]
        if not any(one.value is not None and self._is_time(one.value) for one in statements):
            return False
        regions = self._frame.module.facts.regions
        inner = (one.region for one in self._frame.scope.statements if one.line <= write.line)
        around = {number for one in inner for number in enclosing_regions(self._frame, one)}
        tests = (regions[one].expression for one in sorted(around) if regions[one].kind == "if")
        parts = (part for test in tests if test is not None for part in walk(test))
        return any(self._places.of(part, self._frame) == self._path for part in parts)

    def is_outdated(self, write: Write) -> bool:
        """Whether the write only happens where nothing is there, or what is there is found to be another one."""
        regions = self._frame.module.facts.regions
        around = (regions[one] for one in enclosing_regions(self._frame, write.region))
        tests = (one.expression for one in around if one.kind == "if")
        either = (one.operands for one in tests if isinstance(one, Operation) and one.kind == "or")
        return any(self._is_empty(one, outcome=True) for operands in either for one in operands)

    def is_validated(self, write: Write) -> bool:
        """Whether it is kept together with what it was made from, and only written when that is another one."""
        regions = self._frame.module.facts.regions
        beside = (one for one in self._frame.scope.statements if one.region == write.region)
        kept = {self._places.of(target, self._frame) for one in beside for target in targets_of(one)} - {None}
        tests = (regions[one] for one in enclosing_regions(self._frame, write.region))
        parts = (
            part for one in tests if one.kind == "if" and one.expression is not None for part in walk(one.expression)
        )
        compared = (part.operands for part in parts if isinstance(part, Operation) and part.kind == "!=")
        is_whole = write.path in kept and len(kept) > 1
        return is_whole and any(self._places.of(one, self._frame) in kept for two in compared for one in two)

    def _is_time(self, value: Expression) -> bool:
        if isinstance(value, Name):
            return any(self._is_time(one) for one in self._bound(value.id))
        return isinstance(value, Call) and last_word(value.function).strip("_") in _CLOCKS

    def is_given_by(self, value: Expression) -> bool:
        """Whether an expression is the variable, a part of it, or names what that was unpacked to."""
        parts = value.items if isinstance(value, Collection) else (value,)
        return any(self._is_part(part) for part in parts)

    def _is_part(self, part: Expression) -> bool:
        while isinstance(part, Attribute | Subscript) and not self._is_read(part):
            part = part.base
        if self._is_read(part):
            return True
        unpacked = (
            one.value
            for one in self._frame.scope.statements
            if isinstance(one, Bind) and isinstance(one.target, Collection) and last_word(part) in _named_in(one.target)
        )
        return isinstance(part, Name) and any(one is not None and self._is_read(one) for one in unpacked)

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
            # A name for a name is followed no further than to the variable.
            is_end = not isinstance(one.value, Name) or self._places.of(one.value, self._frame) == self._path
            if is_bound and one.value is not None and is_end:
                yield one.value


def _named_in(target: Collection) -> list[str]:
    return [item.id for item in target.items if isinstance(item, Name)]


def _takes_on(statement: Statement) -> bool:
    """Whether a statement goes on with what is there, or takes something of it away."""
    match statement:
        case Bind(how="augment") | Evaluate(value=Operation(kind="delete")):
            return True
        case Evaluate(value=Call(function=Attribute(name=name))):
            return name in CHANGING and name not in _RENEWING
        case _:
            return False


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
