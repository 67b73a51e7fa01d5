"""What a program has when nothing is configured."""

from __future__ import annotations

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.origins import attribute_origins, origins
from analyzers.linking.walk import argument, is_literal, last_word

_FIELD = "Field"
"""What declares a setting with more than a default."""


def is_unset(evaluator: Evaluator, given: Item) -> bool:
    """Whether an argument is None, by a name or as the default of a setting or not."""
    if isinstance(given.expression, Attribute):
        base = given.with_other(given.expression.base).followed()
        behind = [item.expression for item in attribute_origins(evaluator, base, given.expression.name)]
    else:
        behind = [item.expression for item in origins(evaluator, given.expression, given.frame)]
    return all(is_literal(_default(one), None) for one in behind or [given.expression])


def _default(written: Expression) -> Expression | None:
    """The default of a field, anything else as it is."""
    is_field = isinstance(written, Call) and last_word(written.function) == _FIELD
    return argument(written, 0, "default") if is_field and isinstance(written, Call) else written
