"""What makes a class a mapped one: declarative bases, decorators of registries, classes that bases are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import whole_strings
from analyzers.linking.walk import argument, dotted, is_literal, last_word

_MAPPING = frozenset({"mapped", "mapped_as_dataclass"})
_BASING = frozenset({"as_declarative", "as_declarative_base"})
_ROOTS = frozenset({"DeclarativeBase", "DeclarativeBaseNoMeta"})
_MAKING = frozenset({"declarative_base", "generate_base", "automap_base", "SQLAlchemy"})
_MADE_OF = frozenset({"cls", "model_class"})
SQLMODEL = "sqlmodel."
FLASK = "flask_sqlalchemy"
AUTOMAP = "automap_base"
_FROM_DECORATOR = "sqlalchemy.orm.registry"


class Ancestry(NamedTuple):
    """The classes of ours in an MRO, the class itself first, and the import paths of what else is there."""

    ours: list[Frame]
    outside: list[str]

    @property
    def is_sqlmodel(self) -> bool:
        """Whether only `table=True` makes a table."""
        return any(path.startswith(SQLMODEL) for path in self.outside)

    @property
    def is_automatic(self) -> bool:
        """Whether tables are named by Flask-SQLAlchemy."""
        return any(path.startswith(FLASK) for path in self.outside)

    @property
    def is_from_django(self) -> bool:
        """Whether the class is a model of Django."""
        return any(path.startswith("django.") for path in self.outside)


class _Written(NamedTuple):
    """What stands at a class itself: the classes its bases are made of, and import paths of what is from outside."""

    made_of: tuple[str, ...]
    outside: tuple[str, ...]


class Bases:
    """Asked for the ancestry of classes, and for the schema that their metadata gives."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Take what knows the classes."""
        self._evaluator = evaluator
        self._written: dict[Frame, _Written] = {}

    def ancestry(self, cls: str) -> Ancestry:
        """A base that is not known is from outside; what a base is made of counts as well."""
        evaluator = self._evaluator
        order = evaluator.mro(cls)
        frames = evaluator.code.classes_of_ours(order)
        made_of = [name for frame in frames for name in self._written_at(frame).made_of]
        frames += [frame for name in made_of for frame in evaluator.code.classes_of_ours(evaluator.mro(name))]
        outside = [a for a in evaluator.code.classes_from_outside(order) if not a.startswith("<builtin>")]
        written = [path for frame in frames for path in self._written_at(frame).outside]
        return Ancestry(list(dict.fromkeys(frames)), [*outside, *written])

    def _written_at(self, frame: Frame) -> _Written:
        """Looked at once: a class of many descendants is asked for by each."""
        known = self._written.get(frame)
        if known is None:
            bases, home = frame.scope.bases, frame.parent
            made_of = tuple(name for base in bases for name in self._made_of(base, home))
            unknown = tuple(dotted(base) for base in bases if not self._evaluator.values(base, home))
            decorated = (_FROM_DECORATOR,) if _decorated(frame) & (_MAPPING | _BASING) else ()
            known = self._written[frame] = _Written(made_of, unknown + decorated)
        return known

    def _made_of(self, base: Expression, frame: Frame) -> Iterator[str]:
        """The class given to `declarative_base(cls=...)` or `SQLAlchemy(model_class=...)`."""
        for call, home in self._makers(base, frame):
            for name, given in call.keywords:
                if name in _MADE_OF:
                    yield from (v.name for v in sorted(self._evaluator.values(given, home)) if v.kind == "class")

    def _makers(self, base: Expression, frame: Frame) -> Iterator[tuple[Call, Frame]]:
        """The calls that made a base, or the object that it is read from: `db` of `db.Model`."""
        for part in (base, base.base) if isinstance(base, Attribute) else (base,):
            made = self._evaluator.code.made_at(self._evaluator.path_of(part, frame) or "")
            if made is not None and last_word(made[0].function) in _MAKING:
                yield made

    def is_base(self, frame: Frame) -> bool:
        """Whether a class is there for others to derive from: directly below the library's own base."""
        if _decorated(frame) & _BASING:
            return True
        bases = (value.name for base in frame.scope.bases for value in self._evaluator.values(base, frame.parent))
        return any(name.rpartition(".")[2] in _ROOTS for name in bases)

    def is_mapped_by_decorator(self, frame: Frame) -> bool:
        """Whether `@registry.mapped` stands before a class."""
        return bool(_decorated(frame) & _MAPPING)

    def metadata_schema(self, frames: Sequence[Frame]) -> str:
        """The schema of the `metadata` of the nearest class that has one, or of what its base was made with."""
        metadata = next((found for frame in frames for found in self._metadata(frame)), None)
        return self.schema(*metadata) if metadata is not None else ""

    def _metadata(self, frame: Frame) -> Iterator[tuple[Expression, Frame]]:
        for binding in self._evaluator.code.bindings(frame).get("metadata", ()):
            if isinstance(binding.payload, Name | Attribute | Call):
                # `metadata = metadata` means the name outside.
                is_outer = isinstance(binding.payload, Name)
                yield binding.payload, binding.frame.parent if is_outer else binding.frame
        for call, home in (made for base in frame.scope.bases for made in self._makers(base, frame.parent)):
            yield from ((value, home) for name, value in call.keywords if name == "metadata")

    def schema(self, metadata: Expression, frame: Frame) -> str:
        """The schema that an expression for metadata gives to tables: of `MetaData(schema=...)`, or of a class."""
        call, home = (metadata, frame) if isinstance(metadata, Call) else self._made(metadata, frame)
        if isinstance(call, Call):
            given = argument(call, -1, "schema") if last_word(call.function) == "MetaData" else None
            found = whole_strings(self._evaluator, given, home) if given is not None else []
            return next(iter(found), "")
        if isinstance(metadata, Attribute) and metadata.name == "metadata":
            owners = sorted(v.name for v in self._evaluator.values(metadata.base, frame) if v.kind == "class")
            return self.metadata_schema(self.ancestry(owners[0]).ours) if owners else ""
        return ""

    def _made(self, expression: Expression, frame: Frame) -> tuple[Call | None, Frame]:
        made = self._evaluator.code.made_at(self._evaluator.path_of(expression, frame) or "")
        return made if made is not None else (None, frame)


def is_table_model(frame: Frame) -> bool:
    """Whether a class of SQLModel says `table=True`."""
    return any(name == "table" and is_literal(value, True) for name, value in frame.scope.keywords)


def _decorated(frame: Frame) -> set[str]:
    return {last_word(one.function if isinstance(one, Call) else one) for one in frame.scope.decorators}
