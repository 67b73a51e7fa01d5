"""Call sites and the references they and other expressions make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Call, Define, Expression, Import, Lambda, Name, Statement
from analyzers.program import BlindSpot, CallCounts, Location, Reference
from analyzers.solver.result import Solution, Unresolved

from .code import CodeIndex, Frame, annotations_of, expressions_of, header_expressions, is_in_loop
from .evaluate import Caller, Evaluator
from .values import NOTHING, Values
from .walk import dotted, walk, walk_with_loops


class CallSite(NamedTuple):
    """One call in the source. `receivers` are the values of `x` in `x.f()`; `region` is the statement's."""

    frame: Frame
    call: Call
    callees: Values
    receivers: Values
    region: int
    in_loop: bool

    @property
    def location(self) -> Location:
        """Where the call is."""
        return self.frame.module.location(self.call.line)

    @property
    def method(self) -> str:
        """The attribute that is called; empty for a plain name."""
        return self.call.function.name if isinstance(self.call.function, Attribute) else ""


class WrittenCall(NamedTuple):
    """One call as it is written, whatever it calls. `region` is the statement's."""

    frame: Frame
    call: Call
    region: int
    in_loop: bool


class Use(NamedTuple):
    """An expression that a scope evaluates."""

    frame: Frame
    expression: Expression
    region: int


class References(NamedTuple):
    """All references of the program's code, what stayed unresolved, and the counts of call sites."""

    references: list[Reference]
    blind_spots: list[BlindSpot]
    counts: CallCounts


def uses(code: CodeIndex) -> Iterator[Use]:
    """Every expression of the program with the scope that evaluates it."""
    for frame in code.frames():
        for statement in frame.scope.statements:
            for expression in _evaluated_by(statement, frame):
                yield Use(frame, expression, statement.region)


def _evaluated_by(statement: Statement, frame: Frame) -> Iterator[Expression]:
    if isinstance(statement, Define):
        yield from header_expressions(frame.module.facts.scopes[statement.scope])
    for expression in expressions_of(statement):
        if not (isinstance(statement, Bind) and expression is statement.target and isinstance(expression, Name)):
            yield expression


def written_calls(code: CodeIndex) -> Iterator[WrittenCall]:
    """Every call, in source order of the files."""
    for use in uses(code):
        repeated = is_in_loop(use.frame, use.region)
        for part, in_comprehension in _parts(use):
            if isinstance(part, Call):
                yield WrittenCall(use.frame, part, use.region, repeated or in_comprehension)


def calls_by_number(calls: Iterable[WrittenCall]) -> dict[tuple[str, int], WrittenCall]:
    """The calls by their file and their number in it."""
    return {(written.frame.module.facts.path, written.call.number): written for written in calls}


def call_sites(evaluator: Evaluator, calls: Iterable[WrittenCall]) -> Iterator[CallSite]:
    """The calls with the values of what they call, as far as the evaluator knows them by now."""
    for frame, call, region, in_loop in calls:
        function = call.function
        receivers = evaluator.values(function.base, frame) if isinstance(function, Attribute) else NOTHING
        yield CallSite(frame, call, evaluator.values(function, frame), receivers, region, in_loop)


def callers_of(evaluator: Evaluator, sites: Iterable[CallSite]) -> dict[str, list[Caller]]:
    """Per function of ours: where it is called, so that arguments can flow into its parameters."""
    found: dict[str, list[Caller]] = {}
    for site in sites:
        for function, shift in _called_functions(evaluator, site):
            found.setdefault(function, []).append(Caller(site.call, site.frame, shift))
    return found


def _called_functions(evaluator: Evaluator, site: CallSite) -> Iterator[tuple[str, int]]:
    bound = any(v.kind in ("instance", "super", "query") for v in site.receivers)
    for value in sorted(site.callees):
        if value.kind == "function":
            yield value.name, int(bound)
        elif value.kind == "class":
            yield from ((init.name, 1) for init in evaluator.attribute(value, "__init__"))


def _parts(use: Use) -> Iterator[tuple[Expression, bool]]:
    """The parts of an expression, and the defaults of the lambdas in it: those belong to the scope around."""
    for part, repeated in walk_with_loops(use.expression):
        yield part, repeated
        if isinstance(part, Lambda):
            for default in header_expressions(use.frame.module.facts.scopes[part.scope]):
                yield from walk_with_loops(default)


def link_references(
    evaluator: Evaluator, solution: Solution, calls: Mapping[tuple[str, int], WrittenCall]
) -> References:
    """The calls of the solution; inheritance, imports, decorators and mentions of definitions."""
    found = set(solution.references)
    for frame in evaluator.code.frames():
        found.update(_definition_references(evaluator, frame))
        found.update(_import_references(evaluator, frame))
    found.update(_mentions(evaluator))
    blind = list(_blind_spots(evaluator.code, solution.unresolved, calls))
    return References(sorted(found, key=_order), blind, solution.counts)


def _blind_spots(
    code: CodeIndex, unresolved: Sequence[Unresolved], calls: Mapping[tuple[str, int], WrittenCall]
) -> Iterator[BlindSpot]:
    """What a test or a migration calls moves with nobody: it is counted, but nobody has to read it."""
    by_path = {module.facts.path: module for module in code.modules.values()}
    for one in unresolved:
        if by_path[one.path].role == "code":
            written = calls.get((one.path, one.number))
            called = "…" if written is None else dotted(written.call.function)
            yield BlindSpot("call", one.reason, Location(one.path, one.line), f"{called}()"[:120])


def _order(reference: Reference) -> tuple[object, ...]:
    return (reference.source, reference.target, reference.kind, reference.location, reference.mechanism)


def _definition_references(evaluator: Evaluator, frame: Frame) -> Iterator[Reference]:
    """Bases of a class and decorators of a definition."""
    scope = frame.scope
    for base in scope.bases:
        yield from _plain(evaluator, frame, base, frame.parent, "inherit")
    for decorator in scope.decorators:
        function = decorator.function if isinstance(decorator, Call) else decorator
        yield from _plain(evaluator, frame, function, frame.parent, "decorate")


def _plain(evaluator: Evaluator, frame: Frame, expression: Expression, where: Frame, kind: str) -> Iterator[Reference]:
    location = frame.module.location(frame.scope.line)
    for value in sorted(evaluator.values(expression, where), key=repr):
        if value.kind in ("class", "function"):
            yield Reference(frame.symbol, value.name, "inherit" if kind == "inherit" else "decorate", location)
        elif value.kind == "external" and kind == "inherit":
            yield Reference(frame.symbol, value.name, "inherit", location, scope="external")


def _import_references(evaluator: Evaluator, frame: Frame) -> Iterator[Reference]:
    for statement in frame.scope.statements:
        if not isinstance(statement, Import):
            continue
        location = frame.module.location(statement.line)
        for value in sorted(evaluator.imported(statement, frame), key=repr):
            if value.kind in ("module", "class", "function"):
                yield Reference(frame.symbol, value.name, "import", location)
            elif value.kind == "external":
                yield Reference(frame.symbol, value.name, "import", location, scope="external")


def _mentions(evaluator: Evaluator) -> Iterator[Reference]:
    """Definitions used as values: callbacks, `isinstance` checks, exceptions caught, annotations."""
    for use in uses(evaluator.code):
        called = {id(part.function) for part, _ in _parts(use) if isinstance(part, Call)}
        for part, _ in _parts(use):
            if isinstance(part, Name | Attribute) and id(part) not in called:
                yield from _mention(evaluator, use.frame, part, use.frame)
    for frame in evaluator.code.frames():
        for annotation in annotations_of(frame.scope):
            names = (part for part in walk(annotation) if isinstance(part, Name | Attribute))
            for part in names:
                yield from _mention(evaluator, frame, part, frame.parent)


def _mention(evaluator: Evaluator, source: Frame, part: Name | Attribute, where: Frame) -> Iterator[Reference]:
    for value in sorted(evaluator.values(part, where), key=repr):
        if value.kind in ("class", "function") and value.name != source.symbol:
            yield Reference(source.symbol, value.name, "mention", source.module.location(part.line))
