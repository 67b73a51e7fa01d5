"""Signals, management commands and transactions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from analyzers.facts import Attribute, Call, Expression, Starred
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, with_regions
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.sequences import items_of
from analyzers.linking.transactions import TransactionScope
from analyzers.linking.values import Value, function_names, texts
from analyzers.linking.walk import argument, walk
from analyzers.program import Location, Reference, Task

from .models import ModelRegistry

MODEL_SIGNALS = "django.db.models.signals."
RELATED = f"{MODEL_SIGNALS}m2m_changed"
"""What is sent when rows of a many-to-many are added or removed."""
_SENT_BY = {
    "save": (f"{MODEL_SIGNALS}pre_save", f"{MODEL_SIGNALS}post_save"),
    "delete": (f"{MODEL_SIGNALS}pre_delete", f"{MODEL_SIGNALS}post_delete"),
    "relate": (RELATED,),
}
_SENDING = frozenset({"send", "send_robust", "asend", "asend_robust"})
_CALL_COMMAND = "django.core.management.call_command"
_ATOMIC = frozenset({"django.db.transaction.atomic", "django.db.transaction.commit_on_success"})


class Receiver(NamedTuple):
    """A function that a signal calls. `sender` is the model it listens to, ours or another, if it names one.

    `table` is that of the many-to-many that it listens to, if it names one; empty when unknown.
    """

    signal: str
    function: str
    sender: str | None
    location: Location
    table: str | None = None

    def hears(self, change: Change) -> bool:
        """Whether what is changed sends the signal to it."""
        return (self.table if change.event == "relate" else self.sender) in (None, change.what)


class Change(NamedTuple):
    """A place where an instance of a model is saved or deleted, or rows are related, so that Django sends signals.

    `what` is the model, or the table of the many-to-many.
    """

    what: str
    event: Literal["save", "delete", "relate"]
    function: str
    location: Location
    in_loop: bool


def signal_references(
    evaluator: Evaluator, registry: ModelRegistry, sites: list[CallSite], changes: list[Change]
) -> Iterator[Reference]:
    """From who sends to who receives: the model and the function that changes it, or the function that sends."""
    receivers = [*_decorated(evaluator, registry), *_connected(evaluator, registry, sites)]
    by_signal: dict[str, list[Receiver]] = {}
    for receiver in receivers:
        by_signal.setdefault(receiver.signal, []).append(receiver)
        if receiver.sender in evaluator.code.definitions:
            yield _reference(receiver.sender, receiver, receiver.location)
    listening = {event: [r for r in receivers if r.signal in signals] for event, signals in _SENT_BY.items()}
    for change in sorted(changes):
        for receiver in listening[change.event]:
            if receiver.hears(change):
                yield _reference(change.function, receiver, change.location, in_loop=change.in_loop)
    for site in sites:
        if site.method in _SENDING and isinstance(site.call.function, Attribute):
            signal = evaluator.path_of(site.call.function.base, site.frame) or ""
            for receiver in by_signal.get(signal, ()):
                yield _reference(site.frame.symbol, receiver, site.location, in_loop=site.in_loop)


def _reference(source: str, receiver: Receiver, location: Location, *, in_loop: bool = False) -> Reference:
    name = receiver.signal.rpartition(".")[2]
    return Reference(source, receiver.function, "signal", location, "likely", mechanism=name, in_loop=in_loop)


def _decorated(evaluator: Evaluator, registry: ModelRegistry) -> Iterator[Receiver]:
    """Functions under `@receiver(signal, sender=Model)`."""
    for frame in evaluator.code.definitions.values():
        yield from received(evaluator, registry, frame)


def received(evaluator: Evaluator, registry: ModelRegistry, frame: Frame) -> Iterator[Receiver]:
    """What a function listens to by its decorators."""
    location = frame.module.location(frame.scope.line)
    for decorator in (d for d in frame.scope.decorators if isinstance(d, Call)):
        if _is_receiver(evaluator, decorator, frame.parent):
            for signal in _signals(evaluator, decorator, frame.parent):
                found = listened(evaluator, registry, decorator, frame.parent, signal)
                yield Receiver(signal, frame.symbol, found.sender, location, found.table)


def _is_receiver(evaluator: Evaluator, decorator: Call, frame: Frame) -> bool:
    return any(v.name.startswith("django.dispatch") for v in evaluator.values(decorator.function, frame))


def _signals(evaluator: Evaluator, decorator: Call, frame: Frame) -> Iterator[str]:
    given = argument(decorator, 0, "signal")
    if given is None:
        return
    place = evaluator.path_of(given, frame)
    listed = [evaluator.path_of(item.expression, item.frame) for item in items_of(evaluator, given, frame)]
    yield from (p for p in (listed or [place]) if p)


def _connected(evaluator: Evaluator, registry: ModelRegistry, sites: list[CallSite]) -> Iterator[Receiver]:
    """`signal.connect(function, sender=Model)`."""
    for site in sites:
        if site.method != "connect" or not isinstance(site.call.function, Attribute):
            continue
        signal = evaluator.path_of(site.call.function.base, site.frame)
        function = argument(site.call, 0, "receiver")
        if signal is None or function is None:
            continue
        found = listened(evaluator, registry, site.call, site.frame, signal)
        functions = function_names(evaluator.values(function, site.frame))
        yield from (Receiver(signal, name, found.sender, site.location, found.table) for name in functions)


class Listened(NamedTuple):
    """Whom a receiver listens to: a model, and the table of its many-to-many."""

    sender: str | None = None
    table: str | None = None


def listened(evaluator: Evaluator, registry: ModelRegistry, call: Call, frame: Frame, signal: str) -> Listened:
    """The model whose changes call the receiver, or whose relation; nothing for other signals and for every model."""
    given = argument(call, -1, "sender")
    if given is None or not signal.startswith(MODEL_SIGNALS):
        return Listened()
    owner: Expression = given
    while isinstance(owner, Attribute) and not registry.target_of(owner, frame)[0]:
        # `Model.field.through` sends for the relation of that model.
        owner = owner.base
    model, own_table = registry.target_of(owner, frame)
    field = given.base if isinstance(given, Attribute) else given
    if model and isinstance(field, Attribute) and field.base is owner:
        own_table = _join_table(registry, model, field.name)
    return Listened(model or evaluator.path_of(given, frame), own_table)


def _join_table(registry: ModelRegistry, model: str, name: str) -> str:
    found = registry.relation(model, name) or registry.accessor(model, name)
    return found.join_table if found is not None else ""


def commands(evaluator: Evaluator) -> Iterator[Task]:
    """Management commands: the class `Command` in a module of `management/commands/`, but for private modules."""
    for symbol, frame in evaluator.code.definitions.items():
        *_, folder, subfolder, name = ("", "", *frame.module.name.split("."))
        if frame.scope.path != "Command" or (folder, subfolder) != ("management", "commands") or name.startswith("_"):
            continue
        handles = function_names(evaluator.attribute(Value("class", symbol), "handle"))
        location = frame.module.location(frame.scope.line)
        yield Task(name, handles[0] if handles else symbol, "command", location, "django")


def _first(evaluator: Evaluator, given: Expression, frame: Frame) -> tuple[Expression, Frame]:
    """The first argument of a call, also where a list is spread."""
    if not isinstance(given, Starred):
        return given, frame
    first = next(items_of(evaluator, given.value, frame), None)
    now = first.followed() if first is not None else None
    return (now.expression, now.frame) if now is not None else (given, frame)


def command_calls(evaluator: Evaluator, sites: list[CallSite], known: list[Task]) -> Iterator[Reference]:
    """`call_command("name")`: the command says first which arguments it takes."""
    functions = {command.name: sorted({command.function, *_parsing(evaluator, command)}) for command in known}
    for site in sites:
        if not site.call.arguments or not any(v.name == _CALL_COMMAND for v in site.callees):
            continue
        names = texts(evaluator.values(*_first(evaluator, site.call.arguments[0], site.frame)))
        for function in (one for name in names for one in functions.get(name, ())):
            source, place = site.frame.symbol, site.location
            yield Reference(source, function, "via", place, mechanism="call_command", in_loop=site.in_loop)


def _parsing(evaluator: Evaluator, command: Task) -> list[str]:
    """The method of a command that says which arguments it takes, if the program wrote it."""
    cls = Value("class", f"{evaluator.code.table.names[command.location.path]}.Command")
    return function_names(evaluator.attribute(cls, "add_arguments"))


def transaction_scopes(evaluator: Evaluator) -> Iterator[TransactionScope]:
    """`with atomic()` regions and functions under `@atomic`."""
    for frame in evaluator.code.frames():
        for decorator in frame.scope.decorators:
            for database in _atomic_databases(evaluator, decorator, frame.parent):
                location = frame.module.location(frame.scope.line)
                yield TransactionScope(frame, None, location, "atomic", database)
        for region in with_regions(frame):
            entered = frame.module.facts.regions[region]
            databases = _atomic_databases(evaluator, entered.expression, frame) if entered.expression else ()
            for database in databases:
                yield TransactionScope(frame, region, frame.module.location(entered.line), "atomic", database)


def _atomic_databases(evaluator: Evaluator, expression: Expression, frame: Frame) -> list[str]:
    """The database of an `atomic`, also inside `method_decorator(transaction.atomic)`; none where there is no such."""
    for part in walk(expression):
        if isinstance(part, Call | Attribute) or part is expression:
            function = part.function if isinstance(part, Call) else part
            if any(value.name in _ATOMIC for value in evaluator.values(function, frame)):
                named = GivenCall(evaluator, part, frame).texts(0, "using") if isinstance(part, Call) else []
                return named or [""]
    return []
