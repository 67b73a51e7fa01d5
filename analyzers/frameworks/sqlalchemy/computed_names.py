"""Names of tables that a class computes from its own: `cls.__name__.lower() + "s"`, `re.sub(...)`, own functions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analyzers.facts import Attribute, Bind, Call, Collection, Constant, Expression, Name, Operation, Return, Text
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import argument, last_word

_PLAIN = frozenset({"lower", "upper", "capitalize", "title", "swapcase", "casefold"})
_WITH_TEXTS = frozenset({"replace", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix"})
_DEEPEST = 6
_LONGEST = 200
_MOST_STEPS = 500
"""A name that takes more is not worked out."""
_REPEATS = re.compile(r"(?<!\()[*+?{]")
_MOST_REPEATS = 4
_REPEATED_GROUP = re.compile(r"\)[*+{]")
"""A group that is repeated can take a pattern exponential time, and each part that is repeated as long as the text."""

_AS_TEXT = (Text((Constant("s"),)), Text(()))
"""What a text is formatted as that stays as it is."""

_Known = Mapping[str, str]
"""Texts by the names of parameters and variables."""


class ComputedName:
    """Works out texts in which the name of one class takes part; None where it cannot."""

    def __init__(self, evaluator: Evaluator, cls: str, table: str = "") -> None:
        """Take the plain name of the class, and that of its table if it is known."""
        self._evaluator = evaluator
        self._cls = cls
        self._table = table
        self._depth = 0
        self._steps = 0

    def of(self, expression: Expression, frame: Frame) -> str | None:
        """The text that an expression in the body of the class, or in one of its methods, is."""
        return self._text(expression, frame, self._variables(frame, {}))

    def _text(self, expression: Expression, frame: Frame, known: _Known) -> str | None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return None
        if isinstance(expression, Constant):
            return expression.value if isinstance(expression.value, str) else None
        if isinstance(expression, Name) and expression.id in known:
            return known[expression.id]
        if isinstance(expression, Attribute) and expression.name in ("__name__", "__qualname__"):
            return self._cls if isinstance(expression.base, Name | Call | Attribute) else None
        if isinstance(expression, Attribute) and expression.name == "__tablename__" and self._table:
            return self._table
        if isinstance(expression, Text):
            return self._joined(expression.parts, frame, known)
        if isinstance(expression, Operation) and expression.kind == "format" and expression.operands[1] in _AS_TEXT:
            return self._text(expression.operands[0], frame, known)
        if isinstance(expression, Operation) and expression.kind in ("+", "str"):
            return self._joined(expression.operands, frame, known)
        if isinstance(expression, Operation) and expression.kind == "%":
            pattern, given = expression.operands
            values = given.items if isinstance(given, Collection) else (given,)
            return self._filled(pattern, "%s", values, frame, known)
        found = self._called(expression, frame, known) if isinstance(expression, Call) else None
        return found if found is not None else self._constant(expression, frame)

    def _constant(self, expression: Expression, frame: Frame) -> str | None:
        found = strings(self._evaluator, expression, frame)
        return found[0] if len(found) == 1 and HOLE not in found[0] else None

    def _joined(self, parts: Sequence[Expression], frame: Frame, known: _Known) -> str | None:
        found = [self._text(part, frame, known) for part in parts]
        return "".join(part for part in found if part is not None)[:_LONGEST] if None not in found else None

    def _filled(
        self, pattern: Expression, hole: str, values: Sequence[Expression], frame: Frame, known: _Known
    ) -> str | None:
        """A pattern with nothing in it but holes, each filled by a text."""
        text, words = self._text(pattern, frame, known), [self._text(value, frame, known) for value in values]
        pieces = text.split(hole) if text is not None else []
        if len(pieces) != len(words) + 1 or None in words or any(mark in piece for piece in pieces for mark in "%{}"):
            return None
        return "".join(part for pair in zip(pieces, [*words, ""], strict=True) for part in pair if part)[:_LONGEST]

    def _called(self, call: Call, frame: Frame, known: _Known) -> str | None:
        name = last_word(call.function)
        if name == "sub":
            return self._substituted(call, frame, known)
        base = call.function.base if isinstance(call.function, Attribute) else None
        if base is not None and name == "format" and not call.keywords:
            return self._filled(base, "{}", call.arguments, frame, known)
        given = [self._text(one, frame, known) for one in call.arguments]
        words = [one for one in given if one is not None]
        if base is not None and len(words) == len(given) and not call.keywords:
            on = self._text(base, frame, known) if name in _PLAIN | _WITH_TEXTS else None
            if on is not None and bool(words) <= (name in _WITH_TEXTS):
                return str(getattr(on, name)(*words))[:_LONGEST]
        return self._returned(call, given, frame)

    def _substituted(self, call: Call, frame: Frame, known: _Known) -> str | None:
        """`re.sub(pattern, replacement, text)`, and the same by a compiled pattern."""
        paths = {value.name for value in self._evaluator.values(call.function, frame)}
        pattern: Expression | None = None
        given = list(call.arguments)
        if "re.sub" in paths and len(given) > 1:
            pattern = given.pop(0)
        elif isinstance(call.function, Attribute):
            pattern = self._compiled(call.function.base, frame)
        texts = [self._text(one, frame, known) for one in (pattern, *given[:2]) if one is not None]
        if len(texts) != len(("pattern", "replacement", "text")) or None in texts or len(given) > len(texts) - 1:
            return None
        return _substitute(*(text or "" for text in texts))

    def _compiled(self, expression: Expression, frame: Frame) -> Expression | None:
        made = self._evaluator.code.made_at(self._evaluator.path_of(expression, frame) or "")
        return (
            argument(made[0], 0, "pattern") if made is not None and last_word(made[0].function) == "compile" else None
        )

    def _returned(self, call: Call, given: Sequence[str | None], frame: Frame) -> str | None:
        """What a function of the program returns for these texts."""
        functions = [v.name for v in self._evaluator.values(call.function, frame) if v.kind == "function"]
        if len(functions) != 1 or self._depth >= _DEEPEST:
            return None
        home = self._evaluator.code.definitions[functions[0]]
        names = [parameter.name for parameter in home.scope.parameters]
        if len(names) == len(given) + 1 and isinstance(call.function, Attribute):
            names = names[1:]
        self._depth += 1
        known = self._variables(home, {n: t for n, t in zip(names, given, strict=False) if t is not None})
        found = [self._text(s.value, home, known) for s in _returns(home) if s.value is not None]
        self._depth -= 1
        return found[0] if len(set(found)) == 1 else None

    def _variables(self, frame: Frame, known: _Known) -> _Known:
        """The texts of the variables of a function, assigned one after the other."""
        found = dict(known)
        for statement in frame.scope.statements if frame.scope.kind == "function" else ():
            target = (
                statement.target if isinstance(statement, Bind) and statement.how in ("assign", "augment") else None
            )
            if isinstance(statement, Bind) and isinstance(target, Name) and statement.value is not None:
                text = self._text(statement.value, frame, found)
                found.pop(target.id, None)
                found |= {target.id: text} if text is not None else {}
        return found


def _returns(frame: Frame) -> list[Return]:
    return [s for s in frame.scope.statements if isinstance(s, Return) and s.value is not None]


def _substitute(pattern: str, replacement: str, text: str) -> str | None:
    is_slow = _REPEATED_GROUP.search(pattern) or len(_REPEATS.findall(pattern)) > _MOST_REPEATS
    if is_slow or len(pattern) > _LONGEST:
        return None
    try:
        return re.sub(pattern, replacement, text)[:_LONGEST]
    except (re.error, IndexError):
        return None
