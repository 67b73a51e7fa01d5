"""Rules added in a loop over a literal table: `for rule, view in RULES: app.add_url_rule(rule, view_func=view)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.facts import Expression, Name

from .calls import CallSite
from .code import loops_around
from .evaluate import Evaluator
from .items import Item, bound_names
from .sequences import items_of
from .walk import walk

Row = Mapping[str, Item]
"""What the variables of a loop are in one round."""


def rounds(evaluator: Evaluator, site: CallSite, wanted: Expression) -> Iterator[Row]:
    """The rounds of the innermost loop around a call whose variables the wanted expression uses.

    A single empty row when it uses none.
    """
    used = {part.id for part in walk(wanted) if isinstance(part, Name)}
    for loop in loops_around(site.frame, site.region):
        bound = {part.id for part in walk(loop.target) if isinstance(part, Name)}
        if used & bound and loop.value is not None:
            yield from (bound_names(loop.target, item) for item in items_of(evaluator, loop.value, site.frame))
            return
    yield {}
