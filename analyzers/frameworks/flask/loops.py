"""Rules added in a loop over a literal table: `for rule, view in RULES: app.add_url_rule(rule, view_func=view)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.facts import Bind, Expression, Name
from analyzers.linking.calls import CallSite
from analyzers.linking.code import enclosing_regions
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item, bound_names
from analyzers.linking.sequences import items_of
from analyzers.linking.walk import walk

Row = Mapping[str, Item]
"""What the variables of a loop are in one round."""


def rounds(evaluator: Evaluator, site: CallSite, wanted: Expression) -> Iterator[Row]:
    """The rounds of the innermost loop around a call whose variables the wanted expression uses.

    A single empty row when it uses none.
    """
    used = {part.id for part in walk(wanted) if isinstance(part, Name)}
    for loop in _loops(site):
        bound = {part.id for part in walk(loop.target) if isinstance(part, Name)}
        if used & bound and loop.value is not None:
            yield from (bound_names(loop.target, item) for item in items_of(evaluator, loop.value, site.frame))
            return
    yield {}


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
