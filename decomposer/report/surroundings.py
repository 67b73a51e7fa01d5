"""What a program keeps besides tables, is configured by, asks and starts: rows, and sections of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decomposer.model import OutgoingCall, Program, SettingUse, StateStore, StateUse
from decomposer.model.documents import InventoryDocument
from decomposer.model.phrases import count
from decomposer.model.surroundings import ProcessRow, SettingRow, StateRow, SystemRow

from .sections import columns, section

_MOST = 10
"""Rows of one kind to show: those that most functions use."""
_KEYED = frozenset({"cache", "session"})
_SHOWN = frozenset({"global", "class", "memo", "lock", "context", "file"})


def state_rows(program: Program) -> Iterator[StateRow]:
    """What outlives functions, by store and key."""
    uses: dict[tuple[StateStore, str, str], list[StateUse]] = {}
    for one in program.state:
        uses.setdefault((one.store, one.name, one.key), []).append(one)
    for key in sorted(uses):
        readers, writers = (sorted({u.function for u in uses[key] if u.way == way}) for way in ("read", "write"))
        yield StateRow(*key, tuple(readers), tuple(writers), str(uses[key][0].location))


def setting_rows(program: Program) -> Iterator[SettingRow]:
    """Environment variables and settings by name."""
    uses: dict[tuple[str, str], list[SettingUse]] = {}
    for one in program.settings:
        uses.setdefault((one.source, one.name), []).append(one)
    for key in sorted(uses):
        found = uses[key]
        readers, writers = (sorted({u.function for u in found if u.way == way}) for way in ("read", "write"))
        default = next((u.value for u in found if u.value), "")
        place = str(found[0].location)
        yield SettingRow(found[0].source, key[1], default, tuple(readers), tuple(writers), place)


def system_rows(program: Program) -> Iterator[SystemRow]:
    """Other systems by what they are and where."""
    calls: dict[tuple[str, str], list[OutgoingCall]] = {}
    for one in program.outgoing:
        calls.setdefault((one.system, one.target), []).append(one)
    for (system, target), found in sorted(calls.items()):
        callers = tuple(sorted({one.function for one in found}))
        yield SystemRow(system, target, callers, len(found), str(found[0].location))


def process_rows(program: Program) -> Iterator[ProcessRow]:
    """Processes and threads in the order of the source."""
    return (ProcessRow(one.kind, one.what, one.function, str(one.location)) for one in program.launches)


def surroundings(found: InventoryDocument) -> Iterator[list[str]]:
    """A section for each kind that there is; of long ones what most functions use."""
    keyed = [_state_row(one) for one in found.state if one.store in _KEYED]
    if keyed:
        yield section("key of caches and sessions", keyed, plural="keys of caches and sessions")
    kept = sorted(
        (one for one in found.state if one.store in _SHOWN), key=lambda one: -len({*one.readers, *one.writers})
    )
    yield from _most("thing kept in the process or in local files", [_state_row(one) for one in kept], "things kept")
    asked = sorted(found.settings, key=_use)
    rows: list[tuple[str, ...]] = [
        (s.source, s.name, s.default, f"{len(s.readers)} read, {len(s.writers)} set", s.location) for s in asked
    ]
    yield from _most("setting and environment variable", rows, "settings and environment variables")
    systems = sorted(found.outgoing, key=lambda one: -one.places)
    rows = [(one.system, one.target, count(one.places, "place"), one.location) for one in systems]
    yield from _most("other system that is asked", rows, "other systems that are asked")
    started = [(one.kind, one.what, one.function, one.location) for one in found.launches]
    yield from _most("process or thread that is started", started, "processes and threads that are started")


def _use(one: StateRow | SettingRow) -> int:
    """Sorts what most functions use to the front."""
    return -len({*one.readers, *one.writers})


def _state_row(one: StateRow) -> tuple[str, ...]:
    return one.store, one.name, one.key, f"{len(one.readers)} read, {len(one.writers)} write", one.location


def _most(noun: str, rows: Sequence[tuple[str, ...]], plural: str) -> Iterator[list[str]]:
    if len(rows) <= _MOST:
        yield from [section(noun, rows, plural)] if rows else []
        return
    yield [f"{len(rows):,} {plural}, the most used:", *columns(rows[:_MOST])]
