"""Rules added in a loop over a literal table: `for rule, view in RULES: app.add_url_rule(rule, view_func=view)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.facts import Bind, Collection, Expression, Name
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, enclosing_regions
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import Item, items_of
from analyzers.linking.walk import walk

Row = Mapping[str, Item]
"""What the variables of a loop are in one round."""


def rounds(evaluator: Evaluator, site: CallSite, wanted: Expression) -> Iterator[Row]:
    """The rounds of the innermost loop around a call whose variables the wanted expression uses.

    A single empty row when it uses none.
    """
    used = {part.id for part in walk(wanted) if isinstance(part, Name)}
    for loop in _loops(site):
        names = _names(loop.target)
        if used & set(names) and loop.value is not None:
            for item in items_of(evaluator, loop.value, site.frame):
                yield _row(item, names)
            return
    yield {}


def in_round(expression: Expression, row: Row, frame: Frame) -> Item:
    """What an expression of the frame is in one round."""
    here = Item(expression, frame)
    return row.get(expression.id, here) if isinstance(expression, Name) else here


def _loops(site: CallSite) -> Iterator[Bind]:
    """The `for` statements around a call, the innermost first."""
    regions = site.frame.module.facts.regions
    heads = [s for s in site.frame.scope.statements if isinstance(s, Bind) and s.how == "iterate"]
    for number in enclosing_regions(site.frame, site.region):
        if regions[number].kind == "loop":
            # Iterables may be written alike; the head of this loop is the last one above its body.
            yield from [h for h in heads if h.value == regions[number].expression and h.line <= regions[number].line][
                -1:
            ]


def _names(target: Expression) -> list[str]:
    parts = target.items if isinstance(target, Collection) else (target,)
    return [part.id if isinstance(part, Name) else "" for part in parts]


def _row(item: Item, names: list[str]) -> Row:
    parts = item.expression.items if isinstance(item.expression, Collection) else (item.expression,)
    return {name: Item(part, item.frame) for name, part in zip(names, parts, strict=False) if name}
