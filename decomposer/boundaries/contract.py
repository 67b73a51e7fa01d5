"""What boundaries.toml asks of the code: `expose`, `level` and `settings` of each service, and the table `[check]`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TypeVar, get_args

from msgspec import Struct

from decomposer.model.contract import DEFAULT_LEVEL, Contract, CouplingKind, Level, Severity
from decomposer.model.gateway import MONOLITH

from .places import Keys
from .source import Source, TomlTable, hint

SERVICE_CONTRACT_KEYS = ("expose", "expose_to", "level", "settings", "diverted")
CHECK = "check"
CHECK_KEYS = ("exhaustive", "level", "monolith", "rules", "budget", "unread", "moves")

_LEVELS: tuple[Level, ...] = get_args(Level)
_KINDS: tuple[CouplingKind, ...] = get_args(CouplingKind)
_SEVERITIES: dict[str, Severity | None] = {"error": "error", "warning": "warning", "off": None}
_PATTERN = re.compile(r"(?:[^\W\d]\w*|\*\*?)(?:\.(?:[^\W\d]\w*|\*\*?))*")
_SETTING = re.compile(r"[\w.*-]+")

Choice = TypeVar("Choice")


def read_contract(text: str, rules: Collection[str], path: str = "boundaries.toml") -> Contract:
    """What the text asks; `rules` are the ids that there are, `path` is for messages.

    The text is known to be a boundary file, see `read_boundaries`. Raises ConfigError with file, line and problem.
    """
    source = Source(text, path)
    document = source.parse()
    reader = _Reader(source, tuple(source.table(document, "services")), rules)
    services = source.table(document, "services")
    tables = {name: source.table(services, "services", name) for name in services}
    check = source.table(document, CHECK)
    source.check_keys(check, CHECK_KEYS, CHECK)
    levels = {
        name: reader.level(table, "services", name, "level") for name, table in tables.items() if "level" in table
    }
    if "monolith" in check:
        levels[MONOLITH] = reader.level(check, CHECK, "monolith")
    return Contract(
        exposed={name: reader.patterns(table, "services", name, "expose") for name, table in tables.items()},
        exposed_to=reader.consumers(tables),
        levels=levels,
        default_level=reader.level(check, CHECK, "level"),
        settings=reader.settings(tables),
        diverted=reader.diverted(tables),
        moves=reader.gain(check, CHECK, "moves"),
        severities=reader.severities(source.table(check, CHECK, "rules")),
        budgets=reader.budgets(source.table(check, CHECK, "budget")),
        exhaustive=reader.flag(check, CHECK, "exhaustive"),
        unread={name: source.line((CHECK, "unread"), name) for name in source.names(check, CHECK, "unread")},
    )


class _Reader(Struct, frozen=True, gc=False):
    """Reads values, and complains about each that means nothing."""

    source: Source
    services: tuple[str, ...]
    rules: Collection[str]

    def level(self, around: TomlTable, *keys: str) -> Level:
        found = around.get(keys[-1], DEFAULT_LEVEL)
        return self._choice(found, {level: level for level in _LEVELS}, keys)

    def flag(self, around: TomlTable, *keys: str) -> bool:
        found = around.get(keys[-1], False)
        if not isinstance(found, bool):
            self.source.fail(f"`{keys[-1]}` must be true or false", keys)
        return found

    def patterns(self, around: TomlTable, *keys: str) -> tuple[str, ...]:
        found = self.source.names(around, *keys)
        for pattern in found:
            if not _PATTERN.fullmatch(pattern):
                problem = (
                    f"{pattern!r} is no pattern: write dotted names, with `*` for one level and `**` for any number"
                )
                self.source.fail(problem, keys, pattern)
        return tuple(found)

    def consumers(self, tables: dict[str, TomlTable]) -> dict[tuple[str, str], tuple[str, ...]]:
        found = {}
        for name, table in tables.items():
            keys = ("services", name, "expose_to")
            given = self.source.table(table, *keys)
            for consumer in given:
                self._check_owner(consumer, (*keys, consumer))
                found[name, consumer] = self.patterns(given, *keys, consumer)
        return found

    def settings(self, tables: dict[str, TomlTable]) -> dict[str, str]:
        owners: dict[str, str] = {}
        for name, table in tables.items():
            keys = ("services", name, "settings")
            for pattern in self.source.names(table, *keys):
                if not _SETTING.fullmatch(pattern):
                    self.source.fail(f"{pattern!r} is no name of a setting", keys, pattern)
                if owners.setdefault(pattern, name) != name:
                    problem = f"setting {pattern!r} is claimed twice, first by service {owners[pattern]!r}"
                    self.source.fail(problem, keys, pattern)
        return owners

    def diverted(self, tables: dict[str, TomlTable]) -> dict[str, str]:
        owners: dict[str, str] = {}
        for name, table in tables.items():
            keys = ("services", name, "diverted")
            for route in self.source.names(table, *keys):
                if owners.setdefault(route, name) != name:
                    problem = f"route {route!r} is diverted twice, first to service {owners[route]!r}"
                    self.source.fail(problem, keys, route)
        return owners

    def gain(self, around: TomlTable, *keys: str) -> float | None:
        found = around.get(keys[-1])
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found <= 1:
            self.source.fail(f"`{keys[-1]}` must be a number above 0, up to 1", keys)
        return float(found)

    def severities(self, table: TomlTable) -> dict[str, Severity | None]:
        self._check_known(table, self.rules, "rule", (CHECK, "rules"))
        return {rule: self._choice(table[rule], _SEVERITIES, (CHECK, "rules", rule)) for rule in table}

    def budgets(self, table: TomlTable) -> dict[tuple[str, str], dict[CouplingKind, int]]:
        found = {}
        for pair in table:
            keys = (CHECK, "budget", pair)
            source, arrow, owner = (part.strip() for part in pair.partition("->"))
            if not arrow:
                self.source.fail(f'{pair!r} is no pair of services: write "one -> other"', keys)
            self._check_owner(source, keys)
            self._check_owner(owner, keys)
            found[source, owner] = self._numbers(self.source.table(table, *keys), keys)
        return found

    def _numbers(self, table: TomlTable, keys: Keys) -> dict[CouplingKind, int]:
        self._check_known(table, _KINDS, "kind", keys)
        found: dict[CouplingKind, int] = {}
        for kind in _KINDS:
            number = table.get(kind)
            if type(number) is int and number >= 0:
                found[kind] = number
            elif number is not None:
                self.source.fail(f"`{kind}` must be a number from 0", (*keys, kind))
        return found

    def _check_owner(self, name: str, keys: Keys) -> None:
        if name != MONOLITH and name not in self.services:
            self.source.fail(f"unknown service {name!r}{hint(name, (*self.services, MONOLITH))}", keys)

    def _check_known(self, names: Collection[str], known: Collection[str], noun: str, keys: Keys) -> None:
        for name in names:
            if name not in known:
                self.source.fail(f"unknown {noun} {name!r}{hint(name, known)}", (*keys, name))

    def _choice(self, value: object, choices: dict[str, Choice], keys: Keys) -> Choice:
        if not isinstance(value, str) or value not in choices:
            self.source.fail(f"`{keys[-1]}` must be one of {', '.join(choices)}, not {value!r}", keys)
        return choices[value]
