"""Applications and routers: the calls that make them, and which of them an expression is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from analyzers.facts import Attribute, Call, Name, Operation
from analyzers.linking.calls import CallSite
from analyzers.linking.code import method_receiver
from analyzers.linking.conditions import returned_values
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item, given_to
from analyzers.linking.origins import attribute_origins, origins
from analyzers.linking.values import Value, function_names

Kind = Literal["fastapi", "starlette", "router"]

_KINDS: Mapping[str, Kind] = {"FastAPI": "fastapi", "Starlette": "starlette", "APIRouter": "router", "Router": "router"}
_PACKAGES = ("fastapi", "starlette")
_DEEPEST = 15
_ITS_ROUTER = "router"
"""The attribute under which an application has its own router: what is done to that is done to the application."""


class Made(NamedTuple):
    """An application or router by the call that makes it, at the moment when that runs."""

    kind: Kind
    call: Call
    item: Item

    @property
    def number(self) -> int:
        """What tells it apart from those of other calls."""
        return id(self.call)


class Makers:
    """All calls that make applications and routers."""

    def __init__(self, evaluator: Evaluator, sites: Sequence[CallSite]) -> None:
        """Find them among all calls."""
        self.evaluator = evaluator
        self._kinds: dict[int, Kind] = {}
        self.sites: dict[int, CallSite] = {}
        for site in sites:
            kind = next((known for value in sorted(site.callees) if (known := self._kind(value))), None)
            if kind is not None and site.frame.module.role != "test":
                self._kinds[id(site.call)] = kind
                self.sites[id(site.call)] = site

    def _kind(self, value: Value) -> Kind | None:
        """What calling a value makes, if it is a class."""
        if value.kind not in ("class", "external"):
            return None
        paths = self.evaluator.mro(value.name) if value.kind == "class" else (value.name,)
        return next((kind for path in paths if (kind := kind_of(path))), None)

    def kind(self, number: int) -> Kind:
        """What the call of that number makes."""
        return self._kinds[number]

    def resolve(self, item: Item, depth: int = 0) -> list[Made]:
        """What an expression may be, through names, imports, attributes, functions, loops and parameters."""
        item = item.followed()
        found: dict[object, Made] = {}
        if depth <= _DEEPEST:
            for one in self._found(item, depth):
                found.setdefault((one.number, _moment(one.item)), one)
        return list(found.values())

    def _found(self, item: Item, depth: int) -> Iterator[Made]:
        expression = item.expression
        match expression:
            case Call():
                if id(expression) in self._kinds:
                    yield Made(self._kinds[id(expression)], expression, item)
                else:
                    yield from self._returned(expression, item, depth)
            case Operation(kind="or" | "if" | "await" | ":=", operands=operands):
                for operand in operands:
                    yield from self.resolve(item.with_other(operand), depth + 1)
            case Name():
                for source in origins(self.evaluator, expression, item.frame):
                    yield from self.resolve(_at_same_moment(source, item), depth + 1)
            case Attribute():
                yield from self._of_attribute(expression, item, depth)

    def _of_attribute(self, attribute: Attribute, item: Item, depth: int) -> Iterator[Made]:
        base = item.with_other(attribute.base).followed()
        for source in attribute_origins(self.evaluator, base, attribute.name):
            yield from self.resolve(self._constructed(source, base), depth + 1)
        if attribute.name == _ITS_ROUTER:
            yield from (one for one in self.resolve(base, depth + 1) if one.kind != "router")

    def _constructed(self, source: Item, base: Item) -> Item:
        """What an object stores when it is made, with what it is given then, if it is seen who makes it."""
        if source.known or source.frame.scope.name != "__init__":
            return source
        for _ in range(_DEEPEST):
            if isinstance(base.expression, Call):
                # The new object is not what its class was taken from.
                known = given_to(source.frame, base)
                known.pop(method_receiver(source.frame) or "", None)
                return source._replace(known=known)
            behind = list(origins(self.evaluator, base.expression, base.frame))
            if len(behind) != 1:
                break
            base = _at_same_moment(behind[0], base).followed()
        return source

    def _returned(self, call: Call, item: Item, depth: int) -> Iterator[Made]:
        """What functions of ours return; a call of something else may wrap what it is given."""
        functions = function_names(self.evaluator.values(call.function, item.frame))
        for home in (self.evaluator.code.definitions[name] for name in functions):
            known = given_to(home, item)
            for value in returned_values(self.evaluator, home, known):
                yield from self.resolve(Item(value, home, known), depth + 1)


def kind_of(path: str) -> Kind | None:
    """What a class of a library makes, by its import path."""
    top, last = path.partition(".")[0], path.rpartition(".")[2]
    if not top.startswith(_PACKAGES):
        return None
    # Libraries around FastAPI have routers of their own: `InferringRouter`.
    return _KINDS.get(last) or ("router" if top != "fastapi" and last.endswith("Router") else None)


def _moment(item: Item) -> tuple[tuple[str, int], ...]:
    """What tells one run of a scope from others: what its names are."""
    return tuple((name, id(one.expression)) for name, one in item.known.items())


def _at_same_moment(source: Item, before: Item) -> Item:
    return source._replace(known=before.known) if source.frame == before.frame and not source.known else source
