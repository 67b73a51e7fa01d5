"""Call sites and the references they and other expressions make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Call, Define, Expression, Import, Lambda, Name, Statement
from analyzers.program import BlindSpot, CallCounts, Location, Reference

from .code import CodeIndex, Frame, annotations_of, expressions_of, header_expressions, is_in_loop
from .evaluate import Caller, Evaluator
from .values import NOTHING, Value, Values
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


def call_sites(evaluator: Evaluator) -> Iterator[CallSite]:
    """Every call with the values of what it calls, in source order of the files."""
    for use in uses(evaluator.code):
        repeated = is_in_loop(use.frame, use.region)
        for part, in_comprehension in _parts(use):
            if isinstance(part, Call):
                yield _call_site(evaluator, use, part, repeated or in_comprehension)


def _call_site(evaluator: Evaluator, use: Use, call: Call, in_loop: bool) -> CallSite:  # a field
    function = call.function
    receivers = evaluator.values(function.base, use.frame) if isinstance(function, Attribute) else NOTHING
    return CallSite(use.frame, call, evaluator.values(function, use.frame), receivers, use.region, in_loop)


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


def link_references(evaluator: Evaluator, sites: Iterable[CallSite]) -> References:
    """Calls, instantiations, inheritance, imports, decorators and mentions of definitions."""
    found: set[Reference] = set()
    blind: list[BlindSpot] = []
    counts = {"project": 0, "external": 0, "builtin": 0, "unresolved": 0}
    reasons: Counter[str] = Counter()
    for site in sites:
        references = list(_call_references(evaluator, site))
        found.update(references)
        outcome = _outcome(site, references)
        counts[outcome] += 1
        if outcome == "unresolved":
            spot = _unresolved(site)
            reasons[spot.reason] += 1
            # What a test or a migration calls moves with nobody: it is counted, but nobody has to read it.
            if site.frame.module.role == "code":
                blind.append(spot)
    for frame in evaluator.code.frames():
        found.update(_definition_references(evaluator, frame))
        found.update(_import_references(evaluator, frame))
    found.update(_mentions(evaluator))
    return References(sorted(found, key=_order), blind, CallCounts(**counts, reasons=tuple(sorted(reasons.items()))))


def _order(reference: Reference) -> tuple[object, ...]:
    return (reference.source, reference.target, reference.kind, reference.location, reference.mechanism)


def _outcome(site: CallSite, references: list[Reference]) -> str:
    scopes = {reference.scope for reference in references}
    for scope in ("project", "external", "builtin"):
        if scope in scopes:
            return scope
    # A class of ours without an `__init__`, or an object that a library made.
    if any(value.kind == "class" for value in site.callees):
        return "project"
    return "external" if any(v.kind in ("result", "query_method") for v in site.callees) else "unresolved"


def _call_references(evaluator: Evaluator, site: CallSite) -> Iterator[Reference]:
    targets = [t for value in sorted(site.callees, key=repr) for t in _targets_of(evaluator, value)]
    ours = {target for kind, target, scope in targets if scope == "project" and kind == "call"}
    for kind, target, scope in targets:
        yield Reference(
            site.frame.symbol,
            target,
            "instantiate" if kind == "instantiate" else "call",
            site.location,
            "certain" if len(ours) < 2 else "likely",
            "builtin" if scope == "builtin" else "external" if scope == "external" else "project",
            in_loop=site.in_loop,
        )


def _targets_of(evaluator: Evaluator, value: Value) -> Iterator[tuple[str, str, str]]:
    """Kind, target and scope of the references that calling a value makes."""
    match value.kind:
        case "function":
            yield "call", value.name, "project"
        case "class":
            yield "instantiate", value.name, "project"
            for init in evaluator.attribute(value, "__init__"):
                yield from _method(init)
        case "instance":
            for method in evaluator.attribute(value, "__call__"):
                yield from _method(method)
        case "external":
            yield "call", value.name, "builtin" if value.name.startswith("<builtin>.") else "external"


def _method(value: Value) -> Iterator[tuple[str, str, str]]:
    if value.kind == "function":
        yield "call", value.name, "project"
    elif value.kind == "external" and not value.name.startswith("<builtin>."):
        yield "call", value.name, "external"


def _unresolved(site: CallSite) -> BlindSpot:
    function = site.call.function
    if isinstance(function, Name):
        parameters = {p.name for p in site.frame.scope.parameters}
        reason = "a parameter is called" if function.id in parameters else "a name of unknown value is called"
    elif not isinstance(function, Attribute):
        reason = "the result of an expression is called"
    elif site.receivers:
        reason = "the receiver has no such member"
    else:
        reason = _unknown_receiver(site, function)
    return BlindSpot("call", reason, site.location, f"{dotted(function)}()"[:120])


def _unknown_receiver(site: CallSite, function: Attribute) -> str:
    root: Expression = function.base
    if isinstance(root, Call):
        return "the receiver is the result of an unresolved call"
    while isinstance(root, Attribute):
        root = root.base
    if isinstance(root, Name) and any(p.name == root.id for p in site.frame.scope.parameters):
        return "the receiver comes from a parameter of unknown type"
    return "the receiver is of unknown type"


def _definition_references(evaluator: Evaluator, frame: Frame) -> Iterator[Reference]:
    """Bases of a class and decorators of a definition."""
    scope = frame.scope
    for base in scope.bases:
        yield from _plain(evaluator, frame, base, frame.parent, "inherit")
    for decorator in scope.decorators:
        function = decorator.function if isinstance(decorator, Call) else decorator
        yield from _plain(evaluator, frame, function, frame.parent, "decorate")
        if function is decorator:
            yield from _decorator_call(evaluator, frame, decorator)


def _decorator_call(evaluator: Evaluator, frame: Frame, decorator: Expression) -> Iterator[Reference]:
    """A decorator without parentheses is called by the scope around the definition."""
    location = frame.module.location(frame.scope.line)
    for value in sorted(evaluator.values(decorator, frame.parent), key=repr):
        for kind, target, scope in _targets_of(evaluator, value):
            if kind == "call" and scope == "project":
                yield Reference(frame.parent.symbol, target, "call", location)


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
