"""Models: fields, tables, relations and the accessors they add on the other side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.values import Value, function_names, texts
from analyzers.linking.walk import argument, dotted, is_literal
from analyzers.program import BlindSpot

from .companions import COMPANIONS, HISTORY, TRANSLATIONS, Companion, history_of, is_kept, translations_of
from .field_rules import GROUPS, note_rules, unique_groups
from .library_models import CONTENT_TYPE, GROUP, PERMISSION, USER, library_models
from .managers import Managers
from .model_classes import USER_BASES, assigned, class_calls, is_model, models_outside
from .model_records import Accessor, Model, Relation, RelationKind, relation_kind
from .settings import Applications, Settings
from .tables import label_table, outside_table

_SETTINGS = "django.conf.settings."
_USER_SETTING = "AUTH_USER_MODEL"


class ModelRegistry:
    """All models of the program, found by their bases and fields."""

    def __init__(self, evaluator: Evaluator, settings: Settings, applications: Applications) -> None:
        """Find the models, then resolve what points from one to another."""
        self._evaluator = evaluator
        self.managers = Managers(evaluator)
        self._settings = settings
        self.models: dict[str, Model] = {}
        self.blind_spots: list[BlindSpot] = []
        self.reverse: dict[str, dict[str, Accessor]] = {}
        self.companions: dict[str, dict[str, Companion]] = {}
        """By model and attribute."""
        self._asked: list[tuple[Model, Frame, str, Call, str]] = []
        self._by_name: dict[str, list[str]] = {}
        for symbol, frame in evaluator.code.definitions.items():
            if frame.scope.kind == "class" and frame.module.role == "code" and is_model(evaluator, symbol, frame):
                self.models[symbol] = Model(symbol, frame, applications.label_of(frame.module.name))
        own = tuple(self.models.values())
        for model in own:
            self._read_options(model)
            self._by_name.setdefault(model.name.lower(), []).append(model.id)
        for model in own:
            self._name_table(model)
        if own or "django" in evaluator.code.tops:
            self._add_library()
        for model in own:
            self._name_parents(model)
        for model in own:
            self._read_fields(model)
        for asked in self._asked:
            self._add_companion(*asked)
        for model in self.models.values():
            self._add_accessors(model)

    @property
    def own(self) -> Iterator[Model]:
        """The models that the program defines, and those that libraries make of them."""
        return (model for model in self.models.values() if model.frame is not None or model.made_at is not None)

    def _add_library(self) -> None:
        """Models of libraries, whose tables stand beside those of the program."""
        user = self.user_model() or USER
        for model in library_models(frozenset(self._settings.listed("INSTALLED_APPS")), user, self._table_of(user)):
            self.models[model.id] = model
            self._by_name.setdefault(model.name.lower(), []).append(model.id)

    def _table_of(self, model: str) -> str:
        return self.models[model].table if model in self.models else ""

    # Options and tables

    def _read_options(self, model: Model) -> None:
        model.abstract = self._own_flag(model, "abstract")
        model.proxy = self._own_flag(model, "proxy")
        managed = self.nearest("managed", self._metas(model))
        model.managed = managed is None or not is_literal(managed[0], False)
        for text in texts(self._option(model, "app_label")):
            model.label = text

    def _own_flag(self, model: Model, name: str) -> bool:
        """A flag of `class Meta` that is not inherited."""
        return is_literal(assigned(self._evaluator, f"{model.id}.Meta", name), True)

    def _metas(self, model: Model) -> Iterator[str]:
        """The `Meta` classes whose options count: the model's own (and its bases), else that of an abstract parent."""
        own = f"{model.id}.Meta"
        if own in self._evaluator.code.definitions:
            yield from self._evaluator.mro(own)
            return
        for parent in self._evaluator.mro(model.id)[1:]:
            meta = f"{parent}.Meta"
            if meta in self._evaluator.code.definitions:
                if is_literal(assigned(self._evaluator, meta, "abstract"), True):
                    yield from self._evaluator.mro(meta)
                return

    def nearest(self, name: str, classes: Iterable[str]) -> tuple[Expression, Frame] | None:
        """What the body of the first of these classes that has the name assigns to it, and where."""
        definitions = self._evaluator.code.definitions
        found = ((assigned(self._evaluator, one, name), definitions.get(one)) for one in classes)
        return next(((said, frame) for said, frame in found if said is not None and frame is not None), None)

    def _option(self, model: Model, name: str) -> frozenset[Value]:
        found = self.nearest(name, self._metas(model))
        return self._evaluator.values(*found) if found is not None else frozenset()

    def _name_table(self, model: Model) -> None:
        if not model.abstract and not model.proxy:
            model.table = self._default_table(model)

    def _name_parents(self, model: Model) -> None:
        """The concrete parents; a proxy has the table of the first one above it."""
        if model.abstract:
            return
        model.parents = tuple(self._direct_parents(model))
        if model.proxy:
            above = (self.models[a] for a in self._evaluator.mro(model.id)[1:] if a in self.models)
            known = next((one.table for one in above if not one.abstract and not one.proxy), "")
            model.table = known or next(map(outside_table, models_outside(self._evaluator, model.id)), "")

    def _direct_parents(self, model: Model) -> Iterator[str]:
        for base, frame in model.bases():
            for value in sorted(self._evaluator.values(base, frame)):
                parent = self.models.get(value.name)
                if parent and not parent.abstract:
                    yield parent.id

    def _default_table(self, model: Model) -> str:
        declared = texts(self._option(model, "db_table"))
        if declared:
            return declared[0].strip('"')
        if self.nearest("db_table", self._metas(model)) is not None:
            reason = "the table name is computed"
            self.blind_spots.append(BlindSpot("model", reason, model.location, model.id))
        return f"{model.label}_{model.name.lower()}"

    # Fields

    def _read_fields(self, model: Model) -> None:
        # What a concrete parent has, also from its own abstract parents, stays in the parent's table.
        elsewhere = {a for parent in model.parents for a in self._evaluator.mro(parent)} - {model.id}
        for ancestor in reversed(self._evaluator.mro(model.id)):
            frame = self._evaluator.code.definitions.get(ancestor)
            if frame is None:
                if ancestor.rpartition(".")[2] in USER_BASES:
                    self._add_permission_fields(model)
                continue
            for name, call in class_calls(frame):
                self._read_field(model, frame, name, call, is_inherited=ancestor in elsewhere)
                if ancestor not in elsewhere:
                    note_rules(model, name, call)
        for option in GROUPS:
            found = self.nearest(option, self._metas(model))
            model.unique.extend(unique_groups(self._evaluator, option, *found) if found is not None else ())

    def _read_field(self, model: Model, frame: Frame, name: str, call: Call, *, is_inherited: bool = False) -> None:
        field_class = self._field_class(call, frame)
        kind = relation_kind(field_class)
        if field_class in COMPANIONS:
            is_asked = is_kept(model, call, frame) if field_class == HISTORY else not is_inherited
            if is_asked and not (model.abstract or model.proxy):
                self._asked.append((model, frame, name, call, field_class))
        elif is_inherited:
            return
        elif kind is not None:
            relation = self._relation(model, frame, name, call, kind)
            if relation is not None:
                model.relations[name] = relation
        elif field_class == "GenericForeignKey":
            model.generic_keys.append(name)
        elif field_class == "GenericRelation":
            self._read_generic(model, frame, name, call)
        elif self.managers.is_made(call, frame):
            model.managers[name] = self.managers.class_of(call, frame)

    def _add_companion(self, model: Model, frame: Frame, name: str, call: Call, kind: str) -> None:
        if kind == TRANSLATIONS:
            made, companion = translations_of(model, name, call, frame)
            for keyword, value in call.keywords:
                if isinstance(value, Call):
                    self._read_field(made, frame, keyword, value)
        else:
            user = self.user_model() or USER
            table = self._table_of(user) or outside_table(user)
            parents = [self.models[parent] for parent in model.parents]
            made, companion = history_of(self._evaluator, model, call, frame, (user, table), parents)
            self.reverse.setdefault(model.id, {})[name] = Accessor(made.id, "foreign_key", "")
        self.models[made.id] = made
        self.companions.setdefault(model.id, {})[name] = companion

    def _read_generic(self, model: Model, frame: Frame, name: str, call: Call) -> None:
        """`GenericRelation(Comment)`: the comments of an object, as if they had a foreign key to it."""
        target = argument(call, 0, "to")
        source = self.target_of(target, frame, model)[0] if target is not None else None
        if source is not None:
            model.generic[name] = Accessor(source, "foreign_key", "")
            asked = argument(call, -1, "related_query_name")
            for word in texts(self._evaluator.values(asked, frame)) if asked is not None else ():
                self.reverse.setdefault(source, {}).setdefault(word, Accessor(model.id, "foreign_key", ""))

    def _field_class(self, call: Call, frame: Frame) -> str:
        """The last name of the field class from outside, whatever our own classes are between."""
        for value in sorted(self._evaluator.values(call.function, frame)):
            if value.kind == "external":
                return value.name.rpartition(".")[2]
            if value.kind == "class":
                outside = self._evaluator.code.classes_from_outside(self._evaluator.mro(value.name))
                names = (a.rpartition(".")[2] for a in outside)
                return next((name for name in names if relation_kind(name) or name in COMPANIONS), "")
        return ""

    def _relation(self, model: Model, frame: Frame, name: str, call: Call, kind: RelationKind) -> Relation | None:
        location = frame.module.location(call.line)
        target = argument(call, 0, "to")
        if target is None:
            return None
        resolved, table = self.target_of(target, frame, model)
        if resolved is None and not table and not model.abstract:
            reason = "the target of the relation is unknown"
            self.blind_spots.append(BlindSpot("model", reason, location, f"{name} = {dotted(call)}"))
        through_given = argument(call, -1, "through")
        through = self.target_of(through_given, frame, model)[0] if through_given is not None else None
        names = GivenCall(self._evaluator, call, frame).texts(-1, "related_name")
        related_name = _formatted(names[0], model) if names else ""
        relation = Relation(name, kind, resolved, table, through, related_name, location)
        if kind == "many_to_many":
            return self._with_join_table(relation, model, call, frame)
        return replace(relation, on_delete=self._on_delete(call, frame), called=tuple(self._called(call, frame)))

    def _on_delete(self, call: Call, frame: Frame) -> str:
        """What deleting the target does; before Django 2.0 it cascaded if nothing was said."""
        given = argument(call, 1, "on_delete")
        named = given.function if isinstance(given, Call) else given
        found = self._evaluator.values(named, frame) if named is not None else ()
        return next((v.name.rpartition(".")[2] for v in sorted(found) if v.kind == "external"), "CASCADE")

    def _called(self, call: Call, frame: Frame) -> Iterator[str]:
        """The functions that say the new value when the target is deleted: `SET(function)`, or the default."""
        given = argument(call, 1, "on_delete")
        asked = argument(given, 0, "value") if isinstance(given, Call) else argument(call, -1, "default")
        yield from function_names(self._evaluator.values(asked, frame)) if asked is not None else ()

    def _with_join_table(self, relation: Relation, model: Model, call: Call, frame: Frame) -> Relation:
        named = GivenCall(self._evaluator, call, frame).texts(-1, "db_table")
        if relation.through:
            table = self.models[relation.through].table
        else:
            table = named[0] if named else f"{model.table}_{relation.name}"
        return replace(relation, join_table=table)

    def _add_permission_fields(self, model: Model) -> None:
        for name, target in (("groups", GROUP), ("user_permissions", PERMISSION)):
            known, table = target if target in self.models else None, outside_table(target)
            join = f"{model.table}_{name}"
            model.relations[name] = Relation(name, "many_to_many", known, table, None, "", model.location, join)

    # Targets

    def target_of(self, expression: Expression, frame: Frame, model: Model | None = None) -> tuple[str | None, str]:
        """The model (if ours) and table that a relation's target means; both empty when unknown."""
        for value in sorted(self._evaluator.values(expression, frame), key=repr):
            if value.kind in ("class", "external") and value.name in self.models:
                return value.name, self.models[value.name].table
            if value.kind == "text":
                found = self.named(value.name, model)
                if found != (None, ""):
                    return found
            if value.kind == "external" and value.name.startswith(_SETTINGS):
                return self._from_setting(value.name.removeprefix(_SETTINGS))
            if value.kind == "external" and not value.name.startswith("<builtin>"):
                return None, outside_table(value.name)
            if value.kind == "result" and value.name.endswith(".get_user_model"):
                return self._from_setting(_USER_SETTING)
        # An application's own settings hand on what they do not define.
        is_handed_on = isinstance(expression, Attribute) and expression.name == _USER_SETTING
        return self._from_setting(_USER_SETTING) if is_handed_on else (None, "")

    def _from_setting(self, name: str) -> tuple[str | None, str]:
        """A target such as `settings.AUTH_USER_MODEL`; Django's own user when nothing sets it."""
        named = self._settings.strings(name) or (["auth.User"] if name == _USER_SETTING else [])
        return self.named(named[0]) if named else (None, "")

    def named(self, text: str, model: Model | None = None) -> tuple[str | None, str]:
        """The model and table that `'Model'`, `'app.Model'`, `'self'` or a dotted path means."""
        if text == "self" and model is not None:
            return model.id, model.table
        label, _, name = text.rpartition(".")
        label = label.removesuffix(".models").rpartition(".")[2]
        candidates = [self.models[m] for m in self._by_name.get(name.lower(), ())]
        wanted = label or (model.label if model else "")
        matching = [m for m in candidates if m.label == wanted] or (candidates if not label else [])
        if not matching and len(candidates) == 1 and candidates[0].frame is not None:
            matching = candidates
        if matching:
            return matching[0].id, matching[0].table
        return (None, label_table(label, name)) if label else (None, "")

    def user_table(self) -> str:
        """The table of users, in the program or in a library."""
        return self._from_setting(_USER_SETTING)[1]

    def user_model(self) -> str | None:
        """The model that `AUTH_USER_MODEL` names, else Django's own."""
        named = (self.named(text)[0] for text in self._settings.strings(_USER_SETTING))
        return next((found for found in named if found), USER if USER in self.models else None)

    # The other side

    def _add_accessors(self, model: Model) -> None:
        if model.abstract or model.proxy:
            return
        for relation in model.relations.values():
            name = relation.related_name
            if relation.target is None or name.endswith("+"):
                continue
            if not name:
                name = model.name.lower() + ("" if relation.kind == "one_to_one" else "_set")
            accessor = Accessor(model.id, relation.kind, relation.join_table)
            self.reverse.setdefault(self._behind_proxies(relation.target), {}).setdefault(name, accessor)

    def _behind_proxies(self, model: str) -> str:
        """The model that has the table: what points to a proxy adds its accessor there."""
        return next((one.id for one in self.parts_of(model) if not one.proxy), model)

    def tables_of(self, model: str) -> list[str]:
        """The table of a model, and those of its concrete parents: each has a part of the row."""
        return list(dict.fromkeys(one.table for one in self.parts_of(model)))

    def parts_of(self, model: str) -> list[Model]:
        """The model and the concrete ones from which it derives."""
        above = (self.models[a] for a in self._evaluator.mro(model) if a in self.models)
        return [one for one in above if not one.abstract]

    def concrete(self, model: str) -> list[str]:
        """The model; of an abstract one those that derive from it."""
        if not self.models[model].abstract:
            return [model]
        return [m.id for m in self.models.values() if not m.abstract and model in self._evaluator.mro(m.id)]

    def generic_tables(self, model: str, name: str) -> list[str]:
        """The tables that reading a generic foreign key needs."""
        targets = self.generic_targets(model, name)
        found = [table for target in targets for table in self.tables_of(target)]
        return [*found, outside_table(CONTENT_TYPE)] if found else []

    def relation_names(self) -> frozenset[str]:
        """The attributes of any model that lead to another table."""
        own = (name for m in self.models.values() for name in (*m.relations, *m.generic, *m.generic_keys))
        columns = (name for made in self.companions.values() for one in made.values() for name in one.columns)
        return frozenset((*own, *columns, *(name for accessors in self.reverse.values() for name in accessors)))

    def companions_of(self, model: str) -> list[Companion]:
        """What libraries make of a model and of its concrete parents."""
        return [one for part in self.parts_of(model) for one in self.companions.get(part.id, {}).values()]

    def relation(self, model: str, name: str) -> Relation | None:
        """A relation of a model or of its ancestors, by attribute."""
        found = (self.models[a].relations.get(name) for a in self._evaluator.mro(model) if a in self.models)
        return next((relation for relation in found if relation), None)

    def accessor(self, model: str, name: str) -> Accessor | None:
        """What other models' relations add to a model under a name."""
        order = self._evaluator.mro(model)
        own = (self.models[a].generic.get(name) for a in order if a in self.models)
        found = (self.reverse.get(a, {}).get(name) for a in order)
        return next((accessor for accessor in (*own, *found) if accessor), None)

    def generic_targets(self, model: str, name: str) -> list[str]:
        """The models whose objects a generic foreign key may mean: those that have the relation back."""
        order = self._evaluator.mro(model)
        if not any(name in self.models[a].generic_keys for a in order if a in self.models):
            return []
        return [m.id for m in self.own if not m.abstract and any(g.source == model for g in m.generic.values())]


def _formatted(related_name: str, model: Model) -> str:
    """Django fills `%(class)s` and `%(app_label)s` in for each concrete model."""
    return related_name.replace("%(class)s", model.name.lower()).replace("%(app_label)s", model.label)
