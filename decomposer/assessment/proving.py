"""What the source proves to hurt: what is changed while a request or task is worked on, and looked at by others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from decomposer.model import Launch, Program, SettingUse, StateUse
from decomposer.model.making import class_made_by

from .calling import Calling
from .locks import changes, reaching_locks

_UNKNOWN = "…"
_HELD = frozenset({"global", "class"})
_MARKING = re.compile(
    r"(?:^|[^a-z])(?:lock|pid|filelock|lockfile|pidfile|stdout|stderr)(?:$|[^a-z])|\.(?:log|pid|lock|sock)$",
    re.IGNORECASE,
)
_BY_HTTP = frozenset({"http", "websocket", "xml-rpc"})
_ENTERING = (".__enter__", ".__aenter__")
"""What is started there ends with the block."""


def proved(program: Program, answering: AbstractSet[str]) -> Program:
    """The program without what is only changed at other times, or that nobody else is known to look at.

    Hosts of requests are left out: a name that all the world knows may be the same for each deployment.
    """
    alive = live(program)
    written = tuple(
        one for one in program.state if one.way == "write" and one.function in answering and one.key not in alive
    )
    kept = (*_files(written), *(one for one in written if one.store != "file"))
    sure = replace(
        program,
        state=tuple(_looked_at(kept, program.state)),
        settings=tuple(
            one
            for one in program.settings
            if one.at_import or (one.way == "read" and (one.function in answering or not one.is_literal))
        ),
        accesses=tuple(one for one in program.accesses if one.function in answering),
        outgoing=tuple(one for one in program.outgoing if one.system not in _BY_HTTP),
        launches=(),
    )
    locks = reaching_locks(replace(sure, outgoing=()), steps=0)
    return replace(
        sure,
        state=tuple(one for one in sure.state if one.store != "lock" or one.key in locks),
        settings=(*sure.settings, *_set(program.settings, answering)),
        launches=tuple(_working(program, sure, answering)),
    )


def live(program: Program) -> frozenset[str]:
    """Variables that hold what only lives in a process: no other one could use it."""
    return frozenset(one.key for one in program.state if one.manner == "live")


def changed_tables(program: Program, answering: AbstractSet[str]) -> frozenset[str]:
    """The tables whose rows requests and tasks change."""
    found = (one for one in program.accesses if one.operation != "select")
    return frozenset(one.table for one in found if one.function in answering)


def _files(written: tuple[StateUse, ...]) -> Iterator[StateUse]:
    """Those for others; of one that may have several paths, those that are known."""
    files = [one for one in written if one.store == "file"]
    marks = {(one.function, one.location) for one in files if _is_mark(one)}
    known = {(one.function, one.location) for one in files if one.key != _UNKNOWN}
    for one in files:
        place = (one.function, one.location)
        is_said = one.key != _UNKNOWN or place not in known
        if is_said and (one.name == "log" or (one.is_kept and place not in marks)):
            yield one


def _is_mark(one: StateUse) -> bool:
    """Whether a file only tells that a process of this machine is at work, or what it said."""
    return any(map(_MARKING.search, (one.key, *one.function.split(".")[-2:])))


def _looked_at(written: tuple[StateUse, ...], state: tuple[StateUse, ...]) -> Iterator[StateUse]:
    """The writes, of variables only those that are read elsewhere than where they are written, with all reads.

    What is only stored and read by one function may be a memo of it; what it adds to is none.
    """
    places = {(one.key, one.location) for one in state if one.way == "write"}
    reads = [one for one in state if one.way == "read" and (one.key, one.location) not in places]
    read = {one.key for one in reads}
    users: dict[str, set[str]] = defaultdict(set)
    for one in (*written, *reads):
        users[one.key].add(one.function)
    growing = {one.key for one in written if one.manner == "" and not one.is_filling}

    def is_shared(one: StateUse) -> bool:
        is_class = one.store == "class"
        return one.key in growing or (not is_class and len(users[one.key]) > 1)

    yield from (one for one in written if one.store not in _HELD or (one.key in read and is_shared(one)))
    yield from reads


def _set(settings: tuple[SettingUse, ...], answering: AbstractSet[str]) -> Iterator[SettingUse]:
    """Settings of the program that are set to be read elsewhere; the environment is for what a process starts."""
    readers: dict[str, set[str]] = defaultdict(set)
    for one in settings:
        if one.way == "read":
            readers[one.name].add(one.function)
    for one in settings:
        is_here = one.way == "write" and not one.at_import and one.function in answering
        if is_here and one.source == "settings" and one.name != _UNKNOWN and readers[one.name] - {one.function}:
            yield one


def _working(program: Program, sure: Program, answering: AbstractSet[str]) -> Iterator[Launch]:
    """What is started for a request, and changes what outlives it; not what an object starts to work for it."""
    changing = {function for function, _ in changes(sure)}
    changing |= {one.function for one in sure.state if one.store in _HELD and one.way == "write"}
    calling = Calling(program)
    for one in program.launches:
        is_own = bool(class_made_by(one.function)) or one.function.endswith(_ENTERING)
        is_for_request = one.function in answering and not is_own
        if is_for_request and not changing.isdisjoint(calling.below([one.what])):
            yield one
