"""Records of models: their tables, relations, and what these add on the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from analyzers.facts import Expression
from analyzers.linking.code import Frame
from analyzers.program import Location

RelationKind = Literal["foreign_key", "one_to_one", "many_to_many"]


@dataclass(frozen=True)
class Relation:
    """A foreign key, one-to-one or many-to-many field. `target` is a model id, or None for a table from outside."""

    name: str
    kind: RelationKind
    target: str | None
    target_table: str
    through: str | None
    related_name: str
    location: Location
    join_table: str = ""
    """The table of a many-to-many."""
    on_delete: str = "CASCADE"
    """What becomes of the row when its target is deleted, by Django's name."""
    called: tuple[str, ...] = ()
    """Functions that say the value which the row gets then."""


@dataclass(frozen=True)
class Accessor:
    """What a relation adds to the model it points to: an instance (one-to-one) or a query over the source model."""

    source: str
    kind: RelationKind
    join_table: str


@dataclass
class Model:
    """A model class, without a frame if a library has it or makes it.

    `table` is empty for an abstract one; a proxy shares its parent's.
    """

    id: str
    frame: Frame | None
    label: str
    table: str = ""
    abstract: bool = False
    proxy: bool = False
    managed: bool = True
    relations: dict[str, Relation] = field(default_factory=dict)
    generic: dict[str, Accessor] = field(default_factory=dict)
    """What generic relations give."""
    generic_keys: list[str] = field(default_factory=list)
    """Generic foreign keys."""
    managers: dict[str, str] = field(default_factory=dict)
    """Manager attribute to the manager's class (ours or an import path)."""
    unique: list[tuple[str, ...]] = field(default_factory=list)
    """Fields whose values must be unique, alone or together."""
    fixed: set[str] = field(default_factory=set)
    """Fields that no form sets."""
    parents: tuple[str, ...] = ()
    """Concrete parents (multi-table inheritance)."""
    made_at: Location | None = None
    """Where a library is told to make it of another model."""

    @property
    def location(self) -> Location:
        """Where the class stands or is asked for; nowhere for one of a library."""
        if self.frame is not None:
            return self.frame.module.location(self.frame.scope.line)
        return self.made_at or Location("", 0)

    @property
    def name(self) -> str:
        """The bare class name."""
        return self.id.rpartition(".")[2]

    def bases(self) -> Iterator[tuple[Expression, Frame]]:
        """The bases with the frames in which they are named."""
        if self.frame is not None:
            yield from ((base, self.frame.parent) for base in self.frame.scope.bases)


def relation_kind(field_class: str) -> RelationKind | None:
    """The kind of relation that a field of this class is; None for a plain one."""
    if field_class.endswith("ManyToManyField"):
        return "many_to_many"
    if field_class.endswith(("OneToOneField", "OneToOneKey")):
        return "one_to_one"
    if field_class.endswith(("ForeignKey", "ParentalKey")) and not field_class.startswith("Generic"):
        return "foreign_key"
    return None
