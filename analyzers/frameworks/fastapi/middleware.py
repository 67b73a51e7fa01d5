"""What stands around each request: middleware by class and by function, the outermost first."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.sequences import items_of
from analyzers.program import Middleware

from .acts import argument_of
from .made import Makers
from .order import Moments

_ADDING = "add_middleware"
_DECORATOR = "middleware"


def find_middleware(linked: Linked, makers: Makers, moments: Moments) -> Iterator[Middleware]:
    """What applications are given when they are made, below what is added later: the last one is the outermost."""
    evaluator = linked.evaluator
    added: list[tuple[CallSite, str]] = []
    for site in linked.sites:
        symbol = linked.code.decorated.get(id(site.call), "") if site.method == _DECORATOR else ""
        if (site.method == _ADDING or symbol) and site.frame.module.role != "test":
            base = getattr(site.call.function, "base", None)
            made = makers.resolve(Item(base, site.frame)) if base is not None else []
            if made:
                call = Item(site.call, site.frame)
                given = argument_of(call, -1, "dispatch") or argument_of(call, 0, "middleware_class")
                found = symbol or (_named(evaluator, given) if given is not None else "")
                added.append((site, found))
    added.sort(key=lambda one: moments.of(one[0].frame, one[0].call), reverse=True)
    known = [(name, site.location) for site, name in added if name]
    for site in makers.sites.values():
        listed = argument_of(Item(site.call, site.frame), -1, _DECORATOR)
        if listed is not None:
            items = items_of(evaluator, listed.expression, listed.frame, lambda part, _: isinstance(part, Call))
            named = [argument_of(item.followed(), 0, "cls") for item in items]
            known += [(_named(evaluator, one), site.location) for one in named if one is not None]
    seen = dict.fromkeys(name for name, _ in known if name)
    places = dict(reversed(known))
    for order, name in enumerate(seen):
        yield Middleware(name, name, places[name], order, "fastapi")


def _named(evaluator: Evaluator, item: Item) -> str:
    """The class or function of the program, or the import path of one of a library."""
    values = sorted(evaluator.values(item.expression, item.frame), key=repr)
    return next((value.name for value in values if value.kind in ("class", "function", "external")), "")
