"""The boundary file taken apart: its tables, checked for what can stand in them, and the names that they list."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from decomposer.errors import ConfigError
from decomposer.model.constraints import SHARED

from .contract import CHECK, SERVICE_CONTRACT_KEYS
from .places import Keys, lines_of_strings
from .source import Source, TomlTable
from .writing import SCHEMA_VERSION

RESERVED = frozenset({SHARED, "monolith"})
"""What no service can be called: nobody, and what is left."""

TOP_KEYS = ("schema_version", "services", "shared", "constraints", CHECK)
SERVICE_KEYS = ("owns", "tables", "routes", "tasks", "pins", "seeds", "frozen", *SERVICE_CONTRACT_KEYS)
SHARED_KEYS = ("owns", "pins")
CONSTRAINT_KEYS = ("together", "apart", "services", "forbidden")
FORBIDDEN_KEYS = ("names", "paths")


class Entry(Struct, frozen=True, gc=False):
    """A name, the service in whose list it stands (`SHARED` for that of the kernel), the list, and the line."""

    name: str
    owner: str
    keys: Keys
    line: int


class BoundaryFile(Struct, frozen=True, gc=False):
    """The tables of a file; `services` by name."""

    source: Source
    services: dict[str, TomlTable]
    shared: TomlTable
    constraints: TomlTable

    def entries(self, key: str) -> list[Entry]:
        """What all services, and then the kernel, list under a key."""
        found = [one for name, table in self.services.items() for one in self._listed(table, name, name, key)]
        return found + (self._listed(self.shared, SHARED, "shared", key) if key in SHARED_KEYS else [])

    def _listed(self, table: TomlTable, owner: str, heading: str, key: str) -> list[Entry]:
        keys = ("shared", key) if owner == SHARED else ("services", heading, key)
        return self.located(self.source.names(table, *keys), owner, keys)

    def located(self, names: Iterable[str], owner: str, keys: Keys) -> list[Entry]:
        """The names in a list, or in the lists below it, each with its line."""
        lines = {name: iter(found) for name, found in lines_of_strings(self.source.text, keys).items()}
        return [Entry(name, owner, keys, next(lines[name])) for name in names]

    def wrong(self, entry: Entry, problem: str) -> ConfigError:
        """The error for an entry."""
        return ConfigError(self.source.path, entry.line, problem)

    def frozen(self) -> dict[str, int | None]:
        """The services that are frozen, each with the line that says so."""
        found = {}
        for name, table in self.services.items():
            keys = ("services", name, "frozen")
            if not isinstance(frozen := table.get("frozen", False), bool):
                self.source.fail("`frozen` must be true or false", keys)
            if frozen:
                found[name] = self.source.line(keys)
        return found


def open_file(text: str, path: str) -> BoundaryFile:
    """The tables of a text. Raises ConfigError for what is not TOML, an unknown key or a wrong type of table."""
    source = Source(text, path)
    document = source.parse()
    source.check_keys(document, TOP_KEYS)
    version = document.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        source.fail(f"`schema_version = {SCHEMA_VERSION}` expected, found {version!r}", ("schema_version",))
    services = _services(source, document)
    shared = source.table(document, "shared")
    source.check_keys(shared, SHARED_KEYS, "shared")
    constraints = source.table(document, "constraints")
    source.check_keys(constraints, CONSTRAINT_KEYS, "constraints")
    return BoundaryFile(source, services, shared, constraints)


def _services(source: Source, document: TomlTable) -> dict[str, TomlTable]:
    found = {}
    services = source.table(document, "services")
    for name in services:
        if name in RESERVED:
            source.fail(f"a service cannot be called {name!r}", ("services", name))
        found[name] = source.table(services, "services", name)
        source.check_keys(found[name], SERVICE_KEYS, "services", name)
    return found
