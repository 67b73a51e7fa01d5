"""Views that answer GraphQL: which schema stands behind one, and which operations that has.

Source: `graphene_django.views` 3.2, `strawberry.django.views` 0.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Call, Expression
from analyzers.frameworks.protocol import Linked, Operation
from analyzers.linking.code import CodeIndex, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import items_of
from analyzers.linking.values import Value
from analyzers.linking.walk import argument, is_literal, walk

from . import graphene, strawberry
from .names import Field, shown

_SETTINGS = Value("external", "django.conf.settings")
_ROOTS = ("query", "mutation", "subscription")
_VIEW = "GraphQLView"
_LIBRARIES = {"graphene": graphene.fields, "strawberry": strawberry.fields}


class GraphqlEndpoints:
    """Answers which operations a view has."""

    _evaluator: Evaluator
    _code: CodeIndex

    def collect(self, linked: Linked) -> None:
        """Remember the linked program."""
        self._evaluator, self._code = linked.evaluator, linked.code

    def operations(self, view: Expression, frame: Frame) -> list[Operation]:
        """The operations that a view answers, which may stand within decorators; none if it is no GraphQL view."""
        for part in walk(view):
            if isinstance(part, Call) and isinstance(part.function, Attribute) and part.function.name == "as_view":
                library = self._library(part.function.base, frame)
                if library:
                    return list(self._of_view(part, frame, library))
        return []

    def _library(self, view: Expression, frame: Frame) -> str:
        """`graphene` or `strawberry`, for a view class of theirs or one of ours that derives from it."""
        for value in sorted(self._evaluator.values(view, frame)):
            names = self._evaluator.mro(value.name) if value.kind == "class" else (value.name,)
            for name in names:
                library = next((one for one in _LIBRARIES if name.startswith(one)), "")
                if library and name.endswith(_VIEW):
                    return library
        return ""

    # The schema

    def _of_view(self, view: Call, frame: Frame, library: str) -> Iterator[Operation]:
        schema = argument(view, -1, "schema")
        made = self._made_by(schema, frame) if schema is not None else self._configured()
        if made is not None:
            yield from self._of_schema(*made, library)

    def _made_by(self, schema: Expression, frame: Frame) -> tuple[Call, Frame] | None:
        """The call that makes a schema, and where it stands."""
        if isinstance(schema, Call):
            return schema, frame
        place = self._evaluator.path_of(schema, frame)
        return self._code.made_at(place) if place else None

    def _configured(self) -> tuple[Call, Frame] | None:
        """`GRAPHENE = {"SCHEMA": "shop.schema.schema"}` in the settings."""
        entries = self._evaluator.attribute(_SETTINGS, "GRAPHENE")
        named = (one.element for one in sorted(entries, key=repr) if one.kind == "entry" and one.name == "SCHEMA")
        places = [element.name for element in named if element is not None and element.kind == "text"]
        return self._code.made_at(places[0]) if places else None

    def _of_schema(self, made: Call, frame: Frame, library: str) -> Iterator[Operation]:
        is_camel = not any(is_literal(one, False) for one in _casing(made))
        for position, kind in enumerate(_ROOTS):
            root = argument(made, position, kind)
            for cls in self._roots(root, frame) if root is not None else ():
                for field in _LIBRARIES[library](self._evaluator, cls):
                    yield _operation(kind.capitalize(), field, library, is_camel=is_camel)

    def _roots(self, root: Expression, frame: Frame) -> list[str]:
        """The class of a root type; those of `merge_types("Query", (A, B))` are several."""
        found = sorted(v.name for v in self._evaluator.values(root, frame) if v.kind == "class")
        merged = None if found else self._made_by(root, frame)
        if merged is None:
            return found
        call, home = merged
        parts = argument(call, 1, "types")
        items = items_of(self._evaluator, parts, home) if parts is not None else ()
        values = (sorted(self._evaluator.values(item.expression, item.frame)) for item in items)
        return [value.name for several in values for value in several if value.kind == "class"]


def _casing(made: Call) -> Iterator[Expression]:
    """What a schema says about names in camel case, itself or in its configuration."""
    for part in walk(made):
        if isinstance(part, Call):
            yield from (value for name, value in part.keywords if name in ("auto_camelcase", "auto_camel_case"))


def _operation(root: str, field: Field, library: str, *, is_camel: bool) -> Operation:
    name = field.given or (shown(field.name) if is_camel else field.name)
    return Operation(f"{root}.{name}", field.handler, field.location, library)
