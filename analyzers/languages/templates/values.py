"""Values as Django's template language writes them: variables with filters, literals, arguments of tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from analyzers.facts import Collection, Constant, Expression, Name, Operation

from .drafts import CONTEXT, NOTHING, Draft, engine, look_up

_PIECE = re.compile(r"""(?:[^\s'"]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+|\S""")
_STRING = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_OPERAND = re.compile(rf"""(?P<text>{_STRING})|_\((?P<translated>{_STRING})\)|(?P<word>[^\s|:'"()=,]+)""")
_FILTER = re.compile(r"\s*\|\s*(\w+)(:?)")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?")
_KEYWORD = re.compile(r"(\w+)=(?!=)(.+)", re.DOTALL)
_CONSTANTS = {"True": Constant(value=True), "False": Constant(value=False), "None": NOTHING}
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"})
_DIGITS = 18


def split(text: str) -> list[str]:
    """The words of a tag: quotes and translations hold together what is written in them."""
    words: list[str] = []
    for piece in _PIECE.findall(text):
        if words and words[-1].startswith(("_('", '_("')) and not words[-1].endswith(")"):
            words[-1] += f" {piece}"
        else:
            words.append(piece)
    return words


def keyword_of(word: str) -> tuple[str, str] | None:
    """Name and value of `name=value`."""
    found = _KEYWORD.fullmatch(word)
    return (found[1], found[2]) if found else None


class Values:
    """Reads values: `names` tells which variable holds a name that the template itself binds."""

    def __init__(self, draft: Draft, names: Callable[[str], str | None]) -> None:
        """The draft is told what cannot be read."""
        self._name = names
        self._draft = draft

    def value(self, text: str, line: int) -> Expression:
        """`order.total|money:2`."""
        value, rest = self._read(text, line)
        if rest.strip():
            self._draft.gap(f"no value: {text}", line)
        return value

    def _read(self, text: str, line: int) -> tuple[Expression, str]:
        """A value, and the text behind it."""
        found = _OPERAND.match(text)
        if found is None:
            return NOTHING, text or "nothing"
        value, position = self._operand(found, line), found.end()
        while match := _FILTER.match(text, position):
            position = match.end()
            arguments = [Constant(match[1]), value]
            if match[2]:
                given = _OPERAND.match(text, position)
                if given is None:
                    break
                arguments.append(self._operand(given, line))
                position = given.end()
            value = engine("filter", arguments, line)
        return value, text[position:]

    def _operand(self, found: re.Match[str], line: int) -> Expression:
        quoted = found["text"] or found["translated"]
        if quoted:
            return Constant(quoted[1:-1])
        word = found["word"]
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        if _NUMBER.fullmatch(word):
            return Constant(int(word) if word.isdigit() and len(word) <= _DIGITS else 0.5)
        return self._variable(word.strip(".").split("."), line)

    def _variable(self, names: Sequence[str], line: int) -> Expression:
        if names[0] == "forloop":
            return NOTHING
        local = self._name(names[0])
        if local is not None:
            return look_up(Name(local, line), names[1:], line, in_loop=self._draft.in_loop)
        return look_up(Name(CONTEXT, line), names, line, in_loop=self._draft.in_loop)

    def arguments(self, words: Sequence[str], line: int) -> tuple[list[Expression], dict[str, Expression]]:
        """Positional arguments and keywords. A tag of a library may have words of its own: they are no values."""
        plain: list[Expression] = []
        named: dict[str, Expression] = {}
        for word in words:
            keyword = keyword_of(word)
            value, rest = self._read(keyword[1] if keyword else word, line)
            if keyword:
                named[keyword[0]] = value
            elif not rest:
                plain.append(value)
        return plain, named

    def conditions(self, words: Sequence[str], line: int) -> Iterator[Expression]:
        """The comparisons and values that an `if` tests."""
        operand: list[str] = []
        for word in (*words, "or"):
            if word not in ("and", "or"):
                operand.append(word)
                continue
            if operand:
                yield self._condition(operand, line)
            operand = []

    def _condition(self, words: list[str], line: int) -> Expression:
        while words[:1] == ["not"]:
            words = words[1:]
        for position, word in enumerate(words):
            two = " ".join(words[position : position + 2])
            operator = two if two in _COMPARISONS else word
            if operator in _COMPARISONS:
                left, right = words[:position], words[position + 1 + (operator == two) :]
                return Operation(operator, tuple(self.value(" ".join(side), line) for side in (left, right)))
        return self.value(" ".join(words), line)


def plain_target(names: Mapping[str, str], line: int) -> Expression:
    """What a loop binds: one name, or several at once."""
    targets = tuple(Name(name, line) for name in names.values())
    return targets[0] if len(targets) == 1 else Collection("tuple", targets)
