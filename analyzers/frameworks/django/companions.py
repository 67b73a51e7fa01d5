"""Models that a library makes of another model: its translations, its history.

No class of the program stands for them, but their tables are there. Source: `create_translations_model` of
django-parler 2.3, `HistoricalRecords` of django-simple-history 3.11.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyzers.facts import Call
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import texts
from analyzers.linking.walk import argument, is_literal
from analyzers.program import Operation

from .model_records import Model, Relation

TRANSLATIONS, HISTORY = "TranslatedFields", "HistoricalRecords"
COMPANIONS = frozenset({TRANSLATIONS, HISTORY})
"""The classes whose calls in the body of a model ask for one."""
_ON_SAVE: dict[str, tuple[Operation, ...]] = {TRANSLATIONS: ("insert", "update"), HISTORY: ("insert",)}
_ON_DELETE: dict[str, tuple[Operation, ...]] = {HISTORY: ("insert",)}


@dataclass(frozen=True)
class Companion:
    """One such model, and which attributes of the other one are columns of its table."""

    model: str
    table: str
    kind: str
    columns: frozenset[str] = frozenset()

    def operations(self, event: str) -> tuple[Operation, ...]:
        """What happens to its table when a row of the other model is saved or deleted."""
        return {"save": _ON_SAVE, "delete": _ON_DELETE}.get(event, {}).get(self.kind, ())


def translations_of(model: Model, name: str, call: Call, frame: Frame) -> tuple[Model, Companion]:
    """`translations = TranslatedFields(title=CharField())`: a row per language."""
    location = frame.module.location(call.line)
    made = Model(f"{model.id}Translation", None, model.label, f"{model.table}_translation", made_at=location)
    made.relations["master"] = Relation("master", "foreign_key", model.id, model.table, None, name, location)
    columns = frozenset(keyword for keyword, _ in call.keywords if keyword not in ("meta", "**"))
    return made, Companion(made.id, made.table, TRANSLATIONS, columns)


def is_kept(model: Model, call: Call, frame: Frame) -> bool:
    """Whether the history that a class asks for is one of the model too, which may only derive from the class."""
    inherit = argument(call, -1, "inherit")
    return frame is model.frame or is_literal(inherit, True)


def history_of(
    evaluator: Evaluator, model: Model, call: Call, frame: Frame, user: tuple[str, str], parents: Sequence[Model]
) -> tuple[Model, Companion]:
    """`history = HistoricalRecords()`: a row per change, with the foreign keys of the model and who made the change.

    `user` is the model of the users and its table, `parents` those whose rows the model extends.
    """
    location = frame.module.location(call.line)
    renamed = next(_named(evaluator, call, "custom_model_name", frame), f"Historical{model.name}")
    table = next(_named(evaluator, call, "table_name", frame), f"{model.label}_{renamed.lower()}")
    made = Model(f"{model.id.rpartition('.')[0]}.{renamed}", None, model.label, table, made_at=location)
    for parent in parents:
        name = f"{parent.name.lower()}_ptr"
        to_parent = Relation(name, "foreign_key", parent.id, parent.table, None, "+", location, on_delete="DO_NOTHING")
        made.relations[name] = to_parent
    for one in (relation for owner in (*parents, model) for relation in owner.relations.values()):
        if one.kind != "many_to_many":
            copied = replace(one, kind="foreign_key", related_name="+", on_delete="DO_NOTHING", called=())
            made.relations[one.name] = copied
    by = Relation("history_user", "foreign_key", *user, None, "+", location, on_delete="SET_NULL")
    made.relations[by.name] = by
    return made, Companion(made.id, table, HISTORY)


def _named(evaluator: Evaluator, call: Call, keyword: str, frame: Frame) -> Iterator[str]:
    given = argument(call, -1, keyword)
    yield from texts(evaluator.values(given, frame)) if given is not None else ()
