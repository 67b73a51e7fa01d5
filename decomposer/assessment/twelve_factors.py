"""The twelve factors (A. Wiggins, "The Twelve-Factor App", 2012), as far as the source tells of them.

A rule finds what must change before a process can be started a second time, stopped at any moment, or run elsewhere.
What is only worth knowing, such as a variable of the environment that is read, is no finding; nor is what a management
command keeps, changes or starts in its own process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec.structs import replace

from decomposer.model import Program, SettingUse, StateStore, StateUse
from decomposer.model.documents import SCHEMA_VERSION
from decomposer.model.factors import Factor, FactorAdvice, FactorFinding, FactorsDocument
from decomposer.model.phrases import some

from .answering import find_answering
from .calling import Calling
from .changing import find_changing
from .leading import Leading
from .locks import reaching_locks
from .phases import Phases, find_phases
from .proving import changed_tables, live, proved
from .serving import find_served
from .unused import find_loose, find_unused

Tables = Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
"""The tables that the call tree of a function reads, and those that it writes."""

_UNKNOWN = "…"
_BY_URL = "database"
"""What is reached by a URL alone; one without a host is a file or stands in memory."""
_FILE_OF_TABLES = re.compile(r"sqlite[+a-z]*:///(?!:memory:)([^?]+)")
_STREAMS = "/dev/"
"""Where nothing is kept: `/dev/stdout`."""
_HOST = re.compile(r"(?:[a-z0-9+.-]+://)(?:…@)?([^/\s…]+)", re.IGNORECASE)
_NOT_TOLD = (
    "codebase",
    "dependencies",
    "build, release, run",
    "port binding",
    "dev/prod parity",
    "admin processes",
)


class _Rule(NamedTuple):
    factor: Factor
    text: str
    advice: str
    unknown: str


_SECRET = _Rule(
    "config",
    "a secret stands in the source",
    "Read it from the environment, and make a new one: this one is in the history.",
    "whether it is used",
)
_CHANGED = _Rule(
    "config",
    "a setting is changed while the program runs",
    "Other processes do not see the change. Set it before the start, or keep it in a backing service.",
    "whether requests or tasks change it",
)
_ADDRESS = _Rule(
    "config",
    "the address of another system stands in the source",
    "Read it from the environment, so that each deployment can have its own.",
    "which system answers there",
)
_SERVICE = _Rule(
    "backing services",
    "the address of a backing service stands in the source",
    "Read it from the environment: a service that is attached can be replaced without a change of code.",
    "which system answers there",
)
_VARIABLE = _Rule(
    "processes",
    "functions write a variable of the process",
    "Each process has its own, and it is lost at the end. Pass it as a value, or keep it in a table or cache.",
    "whether requests or tasks change it, and others look at it",
)
_ATTRIBUTE = _Rule(
    "processes",
    "functions write an attribute that all objects of a class share",
    "Each process has its own. Keep it in the object, or in a table or cache.",
    "whether requests or tasks change it, and others look at it",
)
_MEMO = _Rule(
    "processes",
    "a function remembers what it read from tables",
    "Each process shows what it read first. Use a cache that all share, with a time after which it is forgotten.",
    "whether these tables change while the process runs",
)
_FILE = _Rule(
    "processes",
    "a local file is written",
    "Other processes do not see it, and it is gone after a restart. Use an object store, or a table.",
    "whether requests or tasks write it, and others read it",
)
_LOCK = _Rule(
    "concurrency",
    "a lock holds in one process only",
    "A second process is not kept out. Lock a row, or use a lock in a backing service.",
    "whether requests or tasks change more than memory while it is held",
)
_THREAD = _Rule(
    "disposability",
    "work runs in a thread of the process",
    "It is lost when the process ends. Give it to a task queue.",
    "whether requests or tasks start it",
)
_LOG = _Rule(
    "logs",
    "logs are written to a file",
    "Write them to standard output: what runs the process collects them.",
    "whether the process that serves writes it",
)
LIVE = "whether others need it: it holds threads, queues or connections of this process, or code"
UNREACHED = "whether a route, task or start-up leads to it"
_RULES = (_SECRET, _CHANGED, _ADDRESS, _SERVICE, _VARIABLE, _ATTRIBUTE, _MEMO, _FILE, _LOCK, _THREAD, _LOG)
_OF_STORES: dict[StateStore, _Rule] = {"global": _VARIABLE, "class": _ATTRIBUTE, "lock": _LOCK}
_FILLED = frozenset({"global", "class"})
_OF_REQUESTS = frozenset({"session", "context"})


def assess_factors(program: Program, tables: Tables) -> FactorsDocument:
    """The findings in the order of the factors and rules, and of the source within a rule; apart what is not sure."""
    phases = find_phases(program)
    unused = find_unused(program)
    serving = _of_serving(program, phases, unused)
    everywhere = _judge(serving, tables)
    findings, weak = _told(serving, phases, unused, tables) if phases.entries else (everywhere, everywhere)
    used = {one.rule for one in findings}
    advice = tuple(FactorAdvice(rule.text, rule.advice) for rule in _RULES if rule.text in used)
    told, known = set(map(_key, findings)), set(map(_key, weak))
    unsure = {rule.text: rule.unknown for rule in _RULES}
    alive = live(program)
    apart = tuple(
        replace(one, unknown=(LIVE if one.subject in alive else unsure[one.rule]) if _key(one) in known else UNREACHED)
        for one in everywhere
        if _key(one) not in told
    )
    return FactorsDocument(SCHEMA_VERSION, findings, advice, _NOT_TOLD, apart)


def _told(
    program: Program, phases: Phases, unused: AbstractSet[str], tables: Tables
) -> tuple[tuple[FactorFinding, ...], tuple[FactorFinding, ...]]:
    """What is proved, and all that an entry leads to."""
    leading = Leading(program)
    led = _led_to(program, leading, phases, unused)
    answering = find_answering(program, leading, phases)
    changed, read = changed_tables(led, answering), _read_by_themselves(led)
    weak = _judge(led, tables)
    # What a function reads by itself is what it remembers; what is read behind calls may be asked for again.
    sure = _judge(proved(led, answering), lambda one: (tuple(sorted(changed & read.get(one, set()))), ()))
    told = set(map(_key, sure))
    return tuple(one for one in weak if _key(one) in told), weak


def _key(one: FactorFinding) -> tuple[str, str]:
    return one.rule, one.subject


def _judge(program: Program, tables: Tables) -> tuple[FactorFinding, ...]:
    found = [*_config(program), *_requests(program), *_state(program, tables), *_files(program), *_threads(program)]
    order = {rule.text: number for number, rule in enumerate(_RULES)}
    return tuple(sorted(found, key=lambda one: (order[one.rule], one.locations, one.subject)))


def _of_serving(program: Program, phases: Phases, unused: AbstractSet[str]) -> Program:
    """Without what only commands or unused functions do, and what is set before the program serves."""
    absent = phases.commands | (unused - phases.starting)
    early = absent | phases.starting
    loose = absent | find_loose(program)
    state = (
        one
        for one in program.state
        if one.function not in (early if _is_set(one) else loose if _is_content(one) else absent)
    )
    return replace(
        program,
        state=_written(state),
        settings=tuple(
            replace(one, at_import=one.at_import or one.function in phases.starting)
            for one in program.settings
            if one.way == "read" or one.function not in absent
        ),
        outgoing=tuple(one for one in program.outgoing if one.function not in absent),
        launches=tuple(one for one in program.launches if one.function not in absent),
    )


def _led_to(program: Program, leading: Leading, phases: Phases, unused: AbstractSet[str]) -> Program:
    """What an entry leads to; nor is a variable written by methods that nobody asks for, such as to empty it."""
    functions = find_served(leading, phases.entries, phases.commands)
    setting = functions - Calling(program).only_below(unused | leading.unasked(), frozenset())
    uses = (one for one in program.state if one.function in (setting if _is_set(one) else functions))
    return replace(
        program,
        state=_written(uses),
        settings=tuple(one for one in program.settings if one.function in functions),
        outgoing=tuple(one for one in program.outgoing if one.function in functions),
        launches=tuple(one for one in program.launches if one.function in functions),
    )


def _written(uses: Iterable[StateUse]) -> tuple[StateUse, ...]:
    """Of a variable that nobody writes no reader is left either."""
    found = tuple(uses)
    written = {(one.store, one.key) for one in found if one.way == "write"}
    return tuple(one for one in found if (one.store, one.key) in written or one.store in _OF_REQUESTS)


def _is_set(one: StateUse) -> bool:
    """Whether it is the same in each process when it is done before a process serves."""
    return (one.store in ("global", "class") and one.way == "write") or (one.store == "file" and one.manner == "copied")


def _is_content(one: StateUse) -> bool:
    """Whether it is a file that a program writes itself, and no log that it configures."""
    return one.store == "file" and one.name == ""


class _Use(NamedTuple):
    """One place at which something is used."""

    subject: str
    function: str
    location: str
    is_write: bool = True


def _findings(
    rule: _Rule, uses: Iterable[_Use], detail: Callable[[str], str] = lambda _: ""
) -> Iterator[FactorFinding]:
    """One finding for each subject."""
    by_subject: dict[str, list[_Use]] = {}
    for one in uses:
        by_subject.setdefault(one.subject, []).append(one)
    for subject, found in by_subject.items():
        ordered = sorted(found, key=lambda one: (not one.is_write, one.function))
        functions = tuple(dict.fromkeys(one.function for one in ordered))
        written = [one for one in ordered if one.is_write] or ordered
        locations = tuple(sorted({one.location for one in written}, key=_place))
        yield FactorFinding(rule.factor, rule.text, subject, detail(subject), functions, locations)


def _place(location: str) -> tuple[str, int]:
    path, _, line = location.rpartition(":")
    return path, int(line)


def _config(program: Program) -> Iterator[FactorFinding]:
    secret = (one for one in program.settings if one.value == _UNKNOWN and one.is_literal)
    yield from _findings(_SECRET, (_Use(one.name, one.function, str(one.location)) for one in secret))
    # What is only set where nothing was, as by `setdefault`, is read at the same place.
    read = {(one.name, one.location) for one in program.settings if one.way == "read"}
    written = [one for one in program.settings if one.way == "write" and not one.at_import]
    spared, fixed = _restored(program), _fixed(written)
    changed = (one for one in written if (one.name, one.location) not in read)
    kept = (one for one in changed if (one.function, one.name) not in spared and one.name not in fixed)
    yield from _findings(_CHANGED, (_Use(one.name, one.function, str(one.location)) for one in kept))


def _fixed(written: Iterable[SettingUse]) -> set[str]:
    """Variables of the environment that are only set to one text: each process sets them for what it starts."""
    values: dict[str, set[str]] = {}
    for one in written:
        known = one.value if one.source == "environment" and one.is_literal else _UNKNOWN
        values.setdefault(one.name, set()).add(known)
    return {name for name, found in values.items() if len(found) == 1 and _UNKNOWN not in found}


def _restored(program: Program) -> set[tuple[str, str]]:
    """Settings that a function looks at before it sets them twice: to what it needs, and back."""
    lines: dict[tuple[str, str], list[int]] = {}
    first: dict[tuple[str, str], int] = {}
    for one in program.settings:
        key, line = (one.function, one.name), one.location.line
        if one.way == "write":
            lines.setdefault(key, []).append(line)
        else:
            first[key] = min(line, first.get(key, line))
    return {key for key, found in lines.items() if len(found) > 1 and first.get(key, min(found)) < min(found)}


def _requests(program: Program) -> Iterator[FactorFinding]:
    addressed, reached = [], []
    for one in (call for call in program.outgoing if call.is_literal):
        host = _HOST.match(one.target)
        if one.system == "http" and host is not None:
            addressed.append(_Use(host[1], one.function, str(one.location)))
        elif one.system not in ("http", "sentry") and not one.operation:
            is_host = _UNKNOWN not in one.target and one.system != _BY_URL
            name = host[1] if host is not None else one.target if is_host else ""
            reached += [_Use(f"{one.system} {name}", one.function, str(one.location))] if name else []
    yield from _findings(_ADDRESS, addressed)
    yield from _findings(_SERVICE, reached)


def _state(program: Program, tables: Tables) -> Iterator[FactorFinding]:
    """What is only filled where nothing was is a memo, unless it is filled from what belongs to one request."""
    asking = {one.function for one in program.state if one.store in _OF_REQUESTS}
    writes = [one for one in program.state if one.way == "write" and one.manner != "renewed"]
    changed = {one.key for one in writes if not one.is_filling or one.function in asking}
    locks = {one.key for one in writes if one.store == "lock"}
    changed -= locks - reaching_locks(program)
    changing = find_changing(program)
    objects = {method: sorted(key for key in changed if changing.get(key) == method) for method in changing.values()}
    for store, rule in _OF_STORES.items():
        uses = (one for one in program.state if one.store == store and one.key in changed)
        named = (_use(one)._replace(subject=changing.get(one.key, one.key)) for one in uses)
        yield from _findings(rule, named, lambda one: f"changes {some(objects[one])}" if one in objects else "")
    filled = (one for one in writes if one.store == "memo" or (one.store in _FILLED and one.key not in changed))
    own = _read_by_themselves(program)
    memos = {one: some(read) for one in filled if (read := _tables_of_memo(one, tables, own))}
    details = {one.key: detail for one, detail in memos.items()}
    yield from _findings(_MEMO, map(_use, memos), lambda subject: f"reads {details[subject]}")


def _read_by_themselves(program: Program) -> dict[str, set[str]]:
    """The tables that each function reads on its own lines."""
    found: dict[str, set[str]] = {}
    for one in program.accesses:
        if one.operation == "select":
            found.setdefault(one.function, set()).add(one.table)
    return found


def _tables_of_memo(one: StateUse, tables: Tables, own: Mapping[str, AbstractSet[str]]) -> list[str]:
    """What is remembered comes from the function with all below it, or from what the kept value is made of."""
    if one.store == "memo":
        return list(tables(one.function)[0])
    return sorted({*own.get(one.function, ()), *(table for maker in one.kept_from for table in tables(maker)[0])})


def _use(one: StateUse) -> _Use:
    return _Use(one.key, one.function, str(one.location), one.way == "write")


def _files(program: Program) -> Iterator[FactorFinding]:
    """Temporary files may be, and folders without a file; unknown paths are told apart by who writes there."""
    files = [one for one in program.state if one.store == "file"]
    logs = (
        _Use(one.key, one.function, str(one.location))
        for one in files
        if one.name == "log" and not one.key.startswith(_STREAMS)
    )
    others = (
        _Use(f"{one.key} in {one.function}" if one.key == _UNKNOWN else one.key, one.function, str(one.location))
        for one in files
        if one.name == "" and one.manner != "removed"
    )
    opened = ((_FILE_OF_TABLES.match(one.target), one) for one in program.outgoing if one.system == _BY_URL)
    databases = (_Use(path[1], one.function, str(one.location)) for path, one in opened if path is not None)
    yield from _findings(_LOG, logs)
    yield from _findings(_FILE, (*others, *databases))


def _threads(program: Program) -> Iterator[FactorFinding]:
    started = (one for one in program.launches if one.kind == "thread" and not (one.is_awaited or one.is_cancelled))
    yield from _findings(_THREAD, (_Use(one.what or one.function, one.function, str(one.location)) for one in started))
