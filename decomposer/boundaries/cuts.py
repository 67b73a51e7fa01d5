"""Any file that says which unit belongs to which service: boundaries.toml, a partition, proposal.json."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from decomposer.errors import ConfigError

from .claims import around
from .source import Source

Owners = dict[str, str | None]


class CutFile(Struct, frozen=True, gc=False):
    """The service of each name, None for the shared kernel; `claims` stand for everything below them, too."""

    owners: Owners
    claims: bool

    def of(self, names: Iterable[str]) -> Owners:
        """The service of each of the names that has one."""
        found = ((name, next((one for one in self._near(name) if one in self.owners), None)) for name in sorted(names))
        return {name: self.owners[near] for name, near in found if near is not None}

    def _near(self, name: str) -> list[str]:
        return around(name)[::-1] if self.claims else [name]


class _Placed(Struct):
    unit: str
    service: str


class _Shared(Struct):
    unit: str


class _Proposal(Struct):
    units: list[_Placed]
    shared: list[_Shared]


def read_cut(text: str, path: str) -> CutFile:
    """The cut in a file; `path` is for messages. Raises ConfigError for a text that is none."""
    if not text.lstrip().startswith("{"):
        return CutFile(_claims(Source(text, path)), claims=True)
    try:
        partition = msgspec.json.decode(text, type=dict[str, str | int | None])
    except msgspec.DecodeError:
        return CutFile(_proposal(text, path), claims=False)
    return CutFile({name: None if one is None else str(one) for name, one in partition.items()}, claims=False)


def _proposal(text: str, path: str) -> Owners:
    try:
        found = msgspec.json.decode(text, type=_Proposal)
    except msgspec.DecodeError as error:
        expected = 'neither {"unit": "service"} nor a proposal.json'
        raise ConfigError(path, None, f"{expected}: {error}") from error
    shared: Owners = {one.unit: None for one in found.shared}
    return shared | {one.unit: one.service for one in found.units}


def _claims(source: Source) -> Owners:
    document = source.parse()
    services = source.table(document, "services")
    owners: Owners = dict.fromkeys(source.names(source.table(document, "shared"), "shared", "owns"))
    for name in services:
        owners |= dict.fromkeys(source.names(source.table(services, "services", name), "services", name, "owns"), name)
    return owners
