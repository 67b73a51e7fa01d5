"""How mapped classes refer to each other: relationship attributes with their back references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analyzers.facts import Call, Constant, Expression, Subscript
from analyzers.linking.annotations import annotated
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import elements
from analyzers.linking.walk import argument, is_literal, last_word, walk

from .members import Member, called_name
from .registry import Mapped, Registry

_PROXIES = frozenset({"association_proxy", "synonym"})
_WORD = re.compile(r"\w+")


class Relation(NamedTuple):
    """What a relationship attribute leads to.

    `is_query`: it gives a query instead of objects. `secondary` is the table between, if there is one. `deletes` says
    that what it leads to is deleted along, `is_passive` that this is left to the database.
    """

    targets: frozenset[str]
    is_query: bool = False
    secondary: str = ""
    deletes: bool = False
    is_passive: bool = False


class Relations:
    """Relationship attributes by class and name, back references included."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Read all relationship members."""
        self._evaluator = evaluator
        self._registry = registry
        self._own: dict[tuple[str, str], Relation] = {}
        self.back_references: dict[str, set[str]] = {}
        """Per class: the attributes that relations of other classes give it."""
        for mapped in registry.models.values():
            for member in mapped.members:
                if member.is_relation and member.call is not None:
                    self._add(mapped, member, member.call)
        for mapped in registry.models.values():
            self._add_proxies(mapped)
        self.names = frozenset(name for _, name in self._own)

    def find(self, cls: str, name: str) -> Relation | None:
        """The relation that an attribute of a class is, its own or an inherited one."""
        if name not in self.names:
            return None
        return next((r for a in self._evaluator.mro(cls) if (r := self._own.get((a, name))) is not None), None)

    def add(self, cls: str, name: str, relation: Relation) -> None:
        """A relation that no declaration of the program names."""
        self._own[cls, name] = relation
        self.names |= {name}

    def of(self, cls: str) -> list[tuple[str, Relation]]:
        """All relations of a class by name, the inherited ones included."""
        order = set(self._evaluator.mro(cls))
        return [(name, relation) for (owner, name), relation in self._own.items() if owner in order]

    def _add(self, mapped: Mapped, member: Member, call: Call) -> None:
        targets = frozenset(self._targets(mapped, member, call))
        keywords = dict(call.keywords)
        is_query = called_name(call) == "dynamic_loader" or _is_query(keywords.get("lazy"), member.annotation)
        secondary = self._secondary(keywords, member)
        deletes = self._deletes(keywords.get("cascade"), member.frame)
        is_passive = is_literal(keywords.get("viewonly"), True) or _is_passive(keywords.get("passive_deletes"))
        self._own[mapped.cls, member.name] = Relation(targets, is_query, secondary, deletes, is_passive)
        for back in _back_references(self._evaluator, keywords.get("backref"), member.frame):
            for target in sorted(targets):
                known = self._own.get((target, back.name), Relation(frozenset()))
                deleting = self._deletes(back.cascade, member.frame)
                found = Relation(known.targets | {mapped.cls}, back.is_query, secondary, deleting, back.is_passive)
                self._own[target, back.name] = found
                self.back_references.setdefault(target, set()).add(back.name)

    def _add_proxies(self, mapped: Mapped) -> None:
        """`association_proxy("lines", "product")`: what the first relation leads to is a table between."""
        for name, bindings in self._evaluator.code.bindings(mapped.frame).items():
            for call in (one.payload for one in bindings if isinstance(one.payload, Call)):
                words = [given.value for given in call.arguments[:2] if isinstance(given, Constant)]
                first = self._own.get((mapped.cls, str(words[0]))) if words else None
                if first is None or called_name(call) not in _PROXIES:
                    continue
                inner = [self._own.get((target, str(words[-1]))) for target in sorted(first.targets)]
                further = frozenset(target for one in inner if one for target in one.targets)
                tables = [self._registry.models[target].table for target in sorted(first.targets)]
                is_proxy = called_name(call) == "association_proxy"
                proxy = Relation(further or first.targets, secondary=tables[0] if further and tables else "")
                self._own[mapped.cls, name] = proxy if is_proxy else first

    def _deletes(self, cascade: Expression | None, frame: Frame) -> bool:
        words = strings(self._evaluator, cascade, frame) if cascade is not None else ()
        return any(word.strip() in ("all", "delete") for text in words for word in text.split(","))

    def _secondary(self, keywords: Mapping[str, Expression], member: Member) -> str:
        """The table of a many-to-many: a table object, a mapped class, a text, or a function that gives one of these.

        SQLModel calls it `link_model`.
        """
        given = keywords.get("secondary") or keywords.get("link_model")
        if given is None:
            return ""
        table = self._registry.table_of(given, member.frame)
        if table is not None:
            return table.name
        for value in sorted(self._evaluator.values(given, member.frame), key=repr):
            for inner in sorted(self._evaluator.returned(value) if value.kind == "function" else (value,), key=repr):
                if inner.kind == "text":
                    return self._named_table(inner.name)
                if inner.name in self._registry.models:
                    return self._registry.models[inner.name].table
        return next(iter(self._registry.tables_in(given, member.frame)), "")

    def _named_table(self, name: str) -> str:
        known = {table.name for table in self._registry.tables.values()}
        return next((one for one in sorted(known) if one in (name, f"public.{name}") or one.endswith(f".{name}")), name)

    def _targets(self, mapped: Mapped, member: Member, call: Call) -> Iterator[str]:
        """The classes named by the first argument (a class, its name, or a lambda), or by the annotation."""
        given = argument(call, 0, "argument")
        made = self._registry.related_class(mapped.cls, last_word(given)) if given is not None else None
        if made is not None:
            yield made
            return
        if given is None:
            yield from self._annotated(mapped, member)
            return
        yield from self._mapped_by_call(given, member.frame)
        for value in sorted(self._evaluator.values(given, member.frame), key=repr):
            # A lambda or function puts off the look-up of a class.
            found = self._evaluator.returned(value) if value.kind == "function" else frozenset((value,))
            for inner in sorted(found, key=repr):
                if inner.kind == "text":
                    yield from self._registry.find(inner.name, mapped.cls)
                elif inner.kind == "class" and inner.name in self._registry.models:
                    yield inner.name

    def _mapped_by_call(self, given: Expression, frame: Frame) -> list[str]:
        """The class of `mapper = map_imperatively(Class, ...)`."""
        made = self._evaluator.code.made_at(self._evaluator.path_of(given, frame) or "")
        return self._registry.mapping_calls.get(id(made[0]), []) if made is not None else []

    def _annotated(self, mapped: Mapped, member: Member) -> Iterator[str]:
        """The classes inside `Mapped[...]`; SQLModel has no such word around them."""
        inner = member.annotation
        if isinstance(inner, Subscript) and last_word(inner.base).endswith("Mapped"):
            inner = inner.index
        if inner is None:
            return
        values = annotated(self._evaluator, inner, member.frame)
        found = [v.name for v in sorted(values | elements(values), key=repr) if v.name in self._registry.models]
        # What is imported for type checkers only, or defined below, is known by its name.
        yield from found or (
            name
            for part in walk(inner)
            if isinstance(part, Constant) and isinstance(part.value, str)
            for word in _WORD.findall(part.value)
            for name in self._registry.find(word, mapped.cls)
        )


class _BackReference(NamedTuple):
    name: str
    is_query: bool
    is_passive: bool
    cascade: Expression | None


def _is_passive(given: Expression | None) -> bool:
    return is_literal(given, True) or given == Constant("all")


def _is_query(lazy: Expression | None, annotation: Expression | None) -> bool:
    if lazy in (Constant("dynamic"), Constant("write_only")):
        return True
    word = last_word(annotation.base) if isinstance(annotation, Subscript) else ""
    return word in ("DynamicMapped", "WriteOnlyMapped")


def _back_references(evaluator: Evaluator, expression: Expression | None, frame: Frame) -> Iterator[_BackReference]:
    """The names a `backref` gives to the other side, with what it says of them."""
    if expression is None:
        return
    keywords: dict[str, Expression] = {}
    if isinstance(expression, Call) and expression.arguments:
        keywords = dict(expression.keywords)
        expression = expression.arguments[0]
    for name in strings(evaluator, expression, frame):
        if HOLE not in name:
            is_query, is_passive = _is_query(keywords.get("lazy"), None), _is_passive(keywords.get("passive_deletes"))
            yield _BackReference(name, is_query, is_passive, keywords.get("cascade"))
