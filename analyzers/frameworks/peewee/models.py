"""Models of Peewee: their tables, foreign keys and the names under which other models have them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzers.facts import Call, Constant, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Value
from analyzers.linking.walk import argument, is_literal, last_word
from analyzers.program import BlindSpot, Location

_MODEL = "Model"
_KEYS = frozenset({"ForeignKeyField", "DeferredForeignKey"})
_FIELDS = ("Field", "Key")
_INHERITED = frozenset({"legacy_table_names", "table_function", "schema"})
_DEFAULT_SCHEMAS = ("", "main", "public")
_COMPUTED = "the name of a table is computed"
_TARGET = "the target of a foreign key is not known"


class Key(NamedTuple):
    """A foreign key: the attribute, the model it leads to, the name of the way back."""

    name: str
    target: str
    back: str
    is_unique: bool
    cascades: bool
    location: Location


@dataclass
class PeeweeModel:
    """A model with its table."""

    cls: str
    table: str
    frame: Frame
    fields: frozenset[str]
    keys: list[Key] = field(default_factory=list)


class Models:
    """All models that are tables: bases without a field of their own, from which others derive, are none."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Nothing is looked at where Peewee is not imported."""
        self._evaluator = evaluator
        self.blind_spots: list[BlindSpot] = []
        self.models: dict[str, PeeweeModel] = {}
        self.back: dict[str, dict[str, str]] = defaultdict(dict)
        """Per model: the names of the ways back, each with the model that it leads to."""
        if evaluator.code.tops & {"peewee", "playhouse"}:
            self._read()

    def _read(self) -> None:
        found = {name: frame for name, frame in self._evaluator.code.definitions.items() if self._is_model(name, frame)}
        parents = {base for name in found for base in self._evaluator.mro(name)[1:]}
        for name, frame in found.items():
            fields = frozenset(self._fields(name))
            if fields or name not in parents:
                self.models[name] = PeeweeModel(name, self._table(name, frame), frame, fields)
        for model in self.models.values():
            model.keys.extend(self._keys(model))
            for key in model.keys:
                self.back[key.target][key.back] = model.cls

    def _is_model(self, name: str, frame: Frame) -> bool:
        if frame.scope.kind != "class" or not frame.scope.bases:
            return False
        outside = self._evaluator.code.classes_from_outside(self._evaluator.mro(name))
        return any(p.startswith(("peewee.", "playhouse.")) and p.rpartition(".")[2] == _MODEL for p in outside)

    def _frames(self, cls: str) -> list[Frame]:
        return self._evaluator.code.classes_of_ours(self._evaluator.mro(cls))

    def _declared(self, cls: str) -> Iterator[tuple[str, Call, Frame]]:
        """The fields of a model and its bases, the nearest of a name."""
        seen: set[str] = set()
        frames = self._frames(cls)
        bound = (pair for frame in frames for pair in self._evaluator.code.bindings(frame).items())
        for name, one in ((name, one) for name, bindings in bound for one in bindings):
            call = one.payload if isinstance(one.payload, Call) and name not in seen else None
            if call is not None and last_word(call.function).endswith(_FIELDS):
                seen.add(name)
                yield name, call, one.frame

    def _fields(self, cls: str) -> Iterator[str]:
        yield from (name for name, _, _ in self._declared(cls))

    # Tables

    def _meta(self, cls: str, name: str) -> tuple[Expression, Frame] | None:
        """What `class Meta` of a model says; of some settings also that of a base."""
        frames = self._frames(cls)
        for frame in frames if name in _INHERITED else frames[:1]:
            meta = self._evaluator.code.definitions.get(f"{frame.symbol}.Meta")
            bindings = self._evaluator.code.bindings(meta).get(name, ()) if meta is not None else ()
            for one in bindings:
                if isinstance(one.payload, Expression):
                    return one.payload, one.frame
        return None

    def _table(self, cls: str, frame: Frame) -> str:
        given = self._meta(cls, "table_name") or self._meta(cls, "db_table")
        name = next(iter(strings(self._evaluator, *given)), HOLE) if given is not None else self._default(cls)
        if HOLE in name:
            self._spot(_COMPUTED, frame.module.location(frame.scope.line), cls)
        schema = self._meta(cls, "schema")
        words = strings(self._evaluator, *schema) if schema is not None else [""]
        prefix = f"{words[0]}." if words and words[0] not in _DEFAULT_SCHEMAS and HOLE not in words[0] else ""
        return prefix + name.replace(HOLE, "…")

    def _default(self, cls: str) -> str:
        """The name of the class in small letters, or in words; what a function of the program makes is not known."""
        name = cls.rpartition(".")[2]
        if self._meta(cls, "table_function") is not None:
            return HOLE
        modern = self._meta(cls, "legacy_table_names")
        if modern is not None and is_literal(modern[0], False):
            return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)).lower()
        return re.sub(r"[^\w]+", "_", name.lower())

    # Foreign keys

    def _keys(self, model: PeeweeModel) -> Iterator[Key]:
        for name, call, frame in self._declared(model.cls):
            if last_word(call.function) not in _KEYS:
                continue
            location = frame.module.location(call.line)
            given = argument(call, 0, "model") or argument(call, -1, "rel_model") or argument(call, 0, "rel_model_name")
            targets = list(self._targets(model, given, frame)) if given is not None else []
            if not targets:
                self._spot(_TARGET, location, name)
            words = dict(call.keywords)
            back = words.get("backref") or words.get("related_name")
            named = strings(self._evaluator, back, frame) if back is not None else []
            default = f"{model.frame.scope.name.lower()}_set"
            is_unique, cascades = is_literal(words.get("unique"), True), words.get("on_delete") == Constant("CASCADE")
            for target in targets:
                yield Key(name, target, named[0] if named else default, is_unique, cascades, location)

    def _targets(self, model: PeeweeModel, given: Expression, frame: Frame) -> Iterator[str]:
        for value in sorted(self._evaluator.values(given, frame), key=repr):
            if value == Value("text", "self"):
                yield model.cls
            elif value.kind == "text":
                yield from (cls for cls in self.models if cls.rpartition(".")[2].lower() == value.name.lower())
            elif value.kind == "class" and value.name in self.models:
                yield value.name

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self.blind_spots.append(BlindSpot("model", reason, location, detail))
