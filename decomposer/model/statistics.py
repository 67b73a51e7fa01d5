"""What a reading may have missed: definitions that nothing leads to, and what binds the parts of a program."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import Location

PartKind = Literal["application", "package"]
DefinitionKind = Literal["class", "function", "method"]
Binding = Literal[
    "import",
    "inherit",
    "call",
    "name",
    "text",
    "via",
    "template",
    "url",
    "signal",
    "task",
    "foreign_key",
    "query",
    "join",
    "migration",
]
"""How two parts are bound. name: a definition used as a value; text: a definition named in a string; via: a call that
passes through a framework; template: a view or a template of one names a template of the other, or a template uses what
the other defines; url: one names a URL that the other answers; query: one reads or writes a table of the other; join:
tables of both in one query; migration: anything in migrations."""


class Parts(Struct, frozen=True, gc=False):
    """The parts of a program: installed applications, or packages when there are no two. `of` maps modules to them."""

    kind: PartKind
    of: dict[str, str]


class Tie(Struct, frozen=True, gc=False):
    """At how many places a pair is bound in one way, and the first of them."""

    binding: Binding
    places: int
    first: Location


class PartPair(Struct, frozen=True, gc=False):
    """Two parts that depend on each other, in whichever direction; ties in the order of `Binding`."""

    one: str
    other: str
    ties: tuple[Tie, ...]

    @property
    def is_imported(self) -> bool:
        """Whether a module of one imports something of the other."""
        return any(tie.binding == "import" for tie in self.ties)


class Coupling(Struct, frozen=True, gc=False):
    """All parts and all dependent pairs, sorted by name."""

    kind: PartKind
    parts: tuple[str, ...]
    pairs: tuple[PartPair, ...]


class DefinitionCounts(Struct, frozen=True, gc=False):
    """How many definitions there are; to how many nothing leads; and how many lead nowhere either."""

    total: int = 0
    unreached: int = 0
    isolated: int = 0


class Definitions(Struct, frozen=True, gc=False):
    """The definitions outside of tests and migrations, by kind and by folder; `names` are those of unreached ones.

    Folders with unreached definitions only, the one with most of them first; names by how many have them.
    """

    kinds: dict[DefinitionKind, DefinitionCounts]
    folders: tuple[tuple[str, DefinitionCounts], ...]
    names: tuple[tuple[str, int], ...]
