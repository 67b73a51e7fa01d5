"""URL names: texts by which code and templates mean a route, without a call of what answers it.

Who writes `reverse("shop:order")` must be changed when the route moves, though nothing of it runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from analyzers.facts import Bind, Constant, Expression, Name
from analyzers.flow.records import SEED_PART, SEED_TEXT, FlowFacts, FlowScope
from analyzers.program import Confidence, Location, Reference
from analyzers.solver.constraints import runs

from .calls import CallSite
from .code import Frame, method_receiver
from .evaluate import Evaluator
from .occurrences import WrittenText
from .strings import strings
from .walk import argument

_TAKING: dict[str, tuple[int, str]] = {
    **dict.fromkeys(("django.urls.reverse", "django.urls.reverse_lazy"), (0, "viewname")),
    **dict.fromkeys(("django.urls.base.reverse", "django.urls.base.reverse_lazy"), (0, "viewname")),
    **dict.fromkeys(
        ("django.core.urlresolvers.reverse", "django.core.urlresolvers.reverse_lazy", "rest_framework.reverse.reverse"),
        (0, "viewname"),
    ),
    "rest_framework.reverse.reverse_lazy": (0, "viewname"),
    **dict.fromkeys(("django.shortcuts.redirect", "django.shortcuts.resolve_url"), (0, "to")),
    "flask.url_for": (0, "endpoint"),
    "flask.helpers.url_for": (0, "endpoint"),
}
"""Functions that take a URL name, and where."""
_WORDS = frozenset({"login_url", "pattern_name", "url_name", "view_name", "viewname"})
"""What frameworks call arguments and attributes that hold URL names."""
_SETTINGS = frozenset({"LOGIN_URL", "LOGIN_REDIRECT_URL", "LOGOUT_REDIRECT_URL"})
_TEXTS = frozenset({SEED_TEXT, SEED_PART})
_OF_JINJA = frozenset({"reverse", "url", "url_for"})
_DEEPEST = 5
"""Functions that hand a name on to another one."""


class _Use(NamedTuple):
    """A name where it is written; `source` is a symbol, or the path of a template."""

    name: str
    source: str
    location: Location
    confidence: Confidence


def name_references(
    evaluator: Evaluator,
    named: Mapping[str, Collection[str]],
    sites: Iterable[CallSite],
    written: Iterable[WrittenText],
    templates: Iterable[FlowFacts],
) -> list[Reference]:
    """From who writes a name to the handlers of the program that it leads to, sorted; `named` are those by name.

    Where nothing says that a text is a URL name, one with a namespace that is exactly such a name is likely to be.
    """
    ours = {name: [one for one in found if one in evaluator.code.definitions] for name, found in named.items()}
    known = {name: found for name, found in ours.items() if found}
    if not known:
        return []
    given = list(_given(evaluator, sites))
    told = {(use.source, use.name) for use in given}
    kept = (use for use in _kept(known, written) if (use.source, use.name) not in told)
    uses = [*given, *kept, *(use for flow in templates for use in _in_template(flow, known))]
    surest: dict[tuple[str, str, Location], Reference] = {}
    spaces = _spaces(evaluator, known)
    for use in uses:
        names = _full_names(use, known, spaces, evaluator) if use.name.startswith(".") else (use.name,)
        targets = [one for name in names for one in known.get(name, ())]
        confidence: Confidence = "likely" if len(targets) > 1 else use.confidence
        for target in targets:
            found = Reference(use.source, target, "url", use.location, confidence, mechanism=use.name)
            before = surest.setdefault((use.source, target, use.location), found)
            if before.confidence != "certain":
                surest[use.source, target, use.location] = found
    return sorted(surest.values(), key=repr)


def _spaces(evaluator: Evaluator, known: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Per module the blueprints whose routes it handles."""
    found: dict[str, set[str]] = {}
    for name, handlers in known.items():
        for one in handlers if "." in name else ():
            module = evaluator.code.definitions[one].module.name
            found.setdefault(module, set()).add(name.rpartition(".")[0])
    return found


def _full_names(
    use: _Use, known: Mapping[str, Collection[str]], spaces: Mapping[str, set[str]], evaluator: Evaluator
) -> list[str]:
    """`url_for(".detail")` means the blueprint of the request: one of the module, else any that has the name."""
    frame = evaluator.code.frame(use.source)
    near = [f"{space}{use.name}" for space in spaces.get(frame.module.name, ())] if frame is not None else []
    found = [name for name in near if name in known]
    return sorted(found or [name for name in known if name.endswith(use.name)])


def _given(evaluator: Evaluator, sites: Iterable[CallSite]) -> Iterator[_Use]:
    """What is given to functions that take URL names, by whoever writes it."""
    for site in sites:
        place = next((_TAKING[value.name] for value in site.callees if value.name in _TAKING), None)
        given = argument(site.call, *place) if place is not None else None
        if given is not None:
            yield from _written_for(evaluator, given, site.frame, site.location)
        for word, value in site.call.keywords:
            if word in _WORDS:
                yield from _of_texts(evaluator, value, site.frame, site.location, "likely")


def _written_for(
    evaluator: Evaluator, given: Expression, frame: Frame, location: Location, depth: int = 0
) -> Iterator[_Use]:
    """A parameter holds what the callers of the function write."""
    position = _position(given, frame)
    if position is None or depth > _DEEPEST:
        yield from _of_texts(evaluator, given, frame, location, "certain")
        return
    parameter = frame.scope.parameters[position]
    for caller in evaluator.callers.get(frame.symbol, ()):
        inner = argument(caller.call, position - caller.shift, parameter.name)
        if inner is not None:
            place = caller.frame.module.location(caller.call.line)
            yield from _written_for(evaluator, inner, caller.frame, place, depth + 1)
    if parameter.default is not None:
        yield from _of_texts(evaluator, parameter.default, frame.parent, location, "certain")


def _position(given: Expression, frame: Frame) -> int | None:
    """Which parameter of its function an expression is; None for anything else."""
    if not isinstance(given, Name) or frame.scope.kind != "function":
        return None
    names = [one.name for one in frame.scope.parameters]
    return names.index(given.id) if given.id in names and given.id != method_receiver(frame) else None


def _of_texts(
    evaluator: Evaluator, expression: Expression, frame: Frame, location: Location, confidence: Confidence
) -> Iterator[_Use]:
    for name in strings(evaluator, expression, frame):
        yield _Use(name, frame.symbol, location, confidence)


def _kept(known: Mapping[str, Collection[str]], written: Iterable[WrittenText]) -> Iterator[_Use]:
    """Texts that are kept where nothing but their form, or the name that they get, says what they are."""
    for frame, statement, text in written:
        if text in known and (":" in text or _is_kept_as_name(statement, frame)):
            yield _Use(text, frame.symbol, frame.module.location(statement.line), "likely")


def _is_kept_as_name(statement: object, frame: Frame) -> bool:
    match statement:
        case Bind(target=Name(id=name), value=Constant()):
            return name in (_WORDS if frame.scope.kind == "class" else _SETTINGS)
        case _:
            return False


# Templates


def _in_template(flow: FlowFacts, known: Mapping[str, Collection[str]]) -> Iterator[_Use]:
    for name, line in flow.url_names:
        yield _Use(name, flow.path, Location(flow.path, line), "certain")
    seeds = (seed for scope in flow.scopes for seed in runs(scope.seeds, 3))
    texts = {variable: flow.names[name] for variable, kind, name in seeds if kind in _TEXTS}
    for scope in flow.scopes:
        asking = _looked_up(flow, scope)
        given = ((texts[one], call) for call in scope.calls for one in call.arguments if one in texts)
        for name, call in given:
            is_sure = call.function in asking
            if name in known and (is_sure or ":" in name):
                yield _Use(name, flow.path, Location(flow.path, call.line), "certain" if is_sure else "likely")


def _looked_up(flow: FlowFacts, scope: FlowScope) -> set[int]:
    """The variables of the functions by which templates for Jinja ask for URLs."""
    return {target for _, name, target, _ in runs(scope.loads, 4) if flow.names[name] in _OF_JINJA}
