"""How often one call is made, and what its names are each time: in a loop over a table, in a function that is called.

`for rule, view in RULES: app.add_url_rule(rule, view_func=view)`, and the same in a function with `rule` and `view`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.facts import Expression, Name

from .calls import CallSite
from .code import loops_around
from .evaluate import Evaluator
from .items import Item, bound_names, given_to
from .sequences import items_now
from .walk import walk

Row = Mapping[str, Item]
"""What the variables of a loop are in one round, or the parameters of a function in one call."""
_NOTHING: Row = {}


def rounds(evaluator: Evaluator, site: CallSite, wanted: Expression, known: Row = _NOTHING) -> Iterator[Row]:
    """The rounds of the innermost loop around a call whose variables the wanted expression uses.

    A single empty row when it uses none. `known` says what parameters are at that time.
    """
    used = _names(wanted)
    for loop in loops_around(site.frame, site.region):
        if used & _names(loop.target) and loop.value is not None:
            items = items_now(evaluator, Item(loop.value, site.frame, known))
            yield from ({**known, **bound_names(loop.target, item)} for item in items)
            return
    yield known


def occasions(evaluator: Evaluator, site: CallSite, *wanted: Expression | None) -> Iterator[Row]:
    """Where any of the wanted expressions uses a parameter of the function around the call, each call of that.

    And in each the rounds of the loop whose variables the first one uses.
    """
    first, *_ = wanted
    if first is None:
        return
    for known in _calls(evaluator, site, set().union(*(_names(one) for one in wanted if one is not None))):
        yield from rounds(evaluator, site, first, known)


def _calls(evaluator: Evaluator, site: CallSite, used: set[str]) -> Iterator[Row]:
    """What the parameters are in each call of the function; one empty row where that is not asked, or not known."""
    home = site.frame
    around = {part for loop in loops_around(home, site.region) if loop.value is not None for part in _names(loop.value)}
    if used | around and (used | around) & {parameter.name for parameter in home.scope.parameters}:
        found = [given_to(home, Item(one.call, one.frame)) for one in evaluator.callers.get(home.symbol, ())]
        yield from found
        if found:
            return
    yield _NOTHING


def _names(expression: Expression) -> set[str]:
    return {part.id for part in walk(expression) if isinstance(part, Name)}
