"""What runs while a request or task is worked on: from handlers along calls that are known."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from decomposer.model import Program, Symbol

from .calling import closure
from .leading import Leading, word
from .phases import Phases

_LISTENING = frozenset(
    "on on_message event receiver connect connect_via listens_for listen listener subscribe subscriber consumer "
    "message message_handler handler errorhandler exception_handler before_request after_request teardown_request "
    "websocket resolver field mutation query subscription tool resource action".split()
)
"""Decorators that give a function to what calls it when something happens."""
_AT_ENDS = re.compile(
    r"(?:^|_)(?:startup|started|shutdown|stopped|setup|set_up|init|initiali[sz]e|configure|ready|bootstrap)(?:_|$)"
)
"""Names of listeners that run once, when a process starts, is set up or ends."""
_FEW = 4
"""What may call more than so many at one place calls one of them: nobody knows which."""
_RUNNING = frozenset({"call", "implicit", "instantiate", "via"})


def find_answering(program: Program, leading: Leading, phases: Phases) -> frozenset[str]:
    """The functions; never through a guess, nor through what starts a process or only commands do.

    What a decorator makes a listener, and nobody names, answers as well.
    """
    handlers = {one.handler for one in program.routes} | {one.handler for one in program.middleware}
    handlers |= {one.function for one in program.tasks if one.kind == "queue"}
    for owner in sorted(handlers):
        handlers |= {one.id for one in leading.inside.get(owner, ()) if one.kind == "method"}
    commands = {one.function for one in program.tasks if one.kind == "command"}
    functions = (one for one in leading.symbols.values() if one.kind in ("function", "method"))
    listeners = {one.id for one in functions if one.id not in leading.named and _listens(one)}
    never = phases.commands | phases.starting
    roots = handlers | (listeners - commands - never)
    return frozenset(_reached(roots, _running(program, leading, never)))


def _listens(function: Symbol) -> bool:
    is_told = any(word(text.partition("(")[0]) in _LISTENING for text in function.decorators)
    return is_told and not _AT_ENDS.search(word(function.id))


class _Running(NamedTuple):
    """What each function runs, for anybody, or only when a certain one is its caller."""

    always: Mapping[str, AbstractSet[str]]
    for_caller: Mapping[str, Mapping[str, AbstractSet[str]]]


def _running(program: Program, leading: Leading, never: AbstractSet[str]) -> _Running:
    """What each function calls, launches, or defines and hands on."""
    ours = [one for one in program.references if one.scope == "project" and one.source in leading.symbols]
    known = [one for one in ours if one.kind in _RUNNING and one.confidence != "guess" and one.target not in never]
    several = Counter((one.source, one.location) for one in dict.fromkeys(known) if not one.callers)
    always: dict[str, set[str]] = defaultdict(set)
    for_caller: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in known:
        for caller in one.callers:
            for_caller[one.source][caller].add(one.target)
        if not one.callers and several[one.source, one.location] <= _FEW:
            always[one.source].add(one.target)
    for one in ours:
        if one.kind == "mention" and one.target.startswith(f"{one.source}."):
            always[one.source].add(one.target)
    for launch in program.launches:
        always[launch.function].add(launch.what)
    return _Running(always, for_caller)


def _reached(roots: AbstractSet[str], running: _Running) -> set[str]:
    found = closure(roots, running.always)
    while True:
        shared = ((name, callers) for name in found if (callers := running.for_caller.get(name)))
        led = {
            target for _, callers in shared for one, targets in callers.items() if one in found for target in targets
        }
        if led <= found:
            return found
        found = closure(found | led, running.always)
