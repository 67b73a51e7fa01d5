"""What a string expression says, with holes for the parts that are not known.

`values` of the evaluator knows constants only; a query or a URL rule is often joined from constants, arguments and
pieces added later (`sql += ...`). Here those are put together as far as they can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Constant,
    Expression,
    Name,
    Operation,
    Starred,
    Text,
)
from analyzers.facts import Mapping as MappingDisplay

from .code import Frame
from .conditions import returned_values
from .evaluate import Evaluator
from .items import Item, given_to, made_of
from .origins import attribute_origins
from .sequences import items_of
from .values import LONGEST_TEXT, function_names, texts
from .walk import argument, last_word

HOLE = "\x00"
"""Stands in a string for a part that is not known."""

_MOST = 8
_DEEPEST = 12
_PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?[-#0 +]*\d*(?:\.\d+)?(?P<kind>[a-zA-Z%])")
_BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>\w*)[^{}]*\}")
_UNCHANGING = frozenset({"dedent", "cleandoc", "str", "encode"})
"""Functions and methods that leave the words of a string as they are."""
_TRIMMING = frozenset({"strip", "lstrip", "rstrip", "removeprefix", "removesuffix"})
"""Methods that take something off the ends of a string."""


def strings(
    evaluator: Evaluator, expression: Expression, frame: Frame, known: Mapping[str, Item] | None = None
) -> list[str]:
    """The strings the expression may be, in source order; empty when nothing of it is known to be text.

    `known` says what some names of the frame are at this moment, such as the variables of a loop in one round.
    """
    reader = _Strings(evaluator, {frame: known or {}})
    return list(dict.fromkeys(islice(reader.read(expression, frame), _MOST)))


def whole_strings(
    evaluator: Evaluator, expression: Expression, frame: Frame, known: Mapping[str, Item] | None = None
) -> list[str]:
    """Those of them of which all is known."""
    return [text for text in strings(evaluator, expression, frame, known) if HOLE not in text]


class _Strings:
    """One question: remembers the names it is following, so that `sql = sql + x` ends."""

    def __init__(self, evaluator: Evaluator, known: dict[Frame, Mapping[str, Item]]) -> None:
        self._evaluator = evaluator
        self._known = known
        """Per scope: what its names are at this moment."""
        self._active: list[tuple[str, str]] = []

    def read(self, expression: Expression, frame: Frame) -> Iterator[str]:
        match expression:
            case Constant(value=str() as value):
                yield value
            case Constant(value=int() as number) if not isinstance(number, bool):
                yield str(number)
            case Text(parts=parts):
                yield from self._joined(parts, frame)
            case Operation():
                yield from self._operation(expression, frame)
            case Call():
                yield from self._call(expression, frame)
            case Name(id=name) if name in self._known.get(frame, ()):
                yield from self._given(expression, frame)
            case Attribute(base=Name(id=name), name=member) if name in self._known.get(frame, ()):
                yield from self._of_given(self._known[frame][name], member)
            case Name() | Attribute():
                yield from self._named(expression, frame)

    def _given(self, name: Name, frame: Frame) -> Iterator[str]:
        """What a name is that is given, or what was last made of it on the lines before."""
        made = made_of(name, frame)
        key = (frame.symbol, f"{name.id}:{made.line}") if made else ("", "")
        if made is None or made.value is None or key in self._active:
            yield from self._item(self._known[frame][name.id])
            return
        self._active.append(key)
        found = list(islice(self.read(made.value, frame), _MOST))
        self._active.pop()
        yield from found

    def _of_given(self, owner: Item, name: str) -> Iterator[str]:
        """The texts that an attribute of something given may be, such as of the class that a method is called on."""
        owner = owner.followed()
        for value in sorted(self._evaluator.values(owner.expression, owner.frame), key=repr):
            yield from texts(self._evaluator.attribute(value, name))

    def _item(self, item: Item) -> Iterator[str]:
        """What an item says at its own moment."""
        before = self._known.get(item.frame, {})
        self._known[item.frame] = item.known or before
        found = list(islice(self.read(item.expression, item.frame), _MOST))
        self._known[item.frame] = before
        yield from found

    def _part(self, expression: Expression, frame: Frame) -> list[str]:
        """The strings a part of a larger string may be: a hole when it is unknown, digits for a number."""
        if isinstance(expression, Constant) and not isinstance(expression.value, str):
            return [HOLE if expression.value is None else str(expression.value)]
        return list(islice(self.read(expression, frame), _MOST)) or [HOLE]

    def _joined(self, parts: Sequence[Expression], frame: Frame, separator: str = "") -> Iterator[str]:
        """The parts one after the other, in each combination of their possible values."""
        found = [self._part(part, frame) for part in parts]
        for combination in islice(product(*found), _MOST):
            is_short = sum(map(len, combination)) <= LONGEST_TEXT
            yield separator.join(combination) if is_short else HOLE

    def _operation(self, expression: Operation, frame: Frame) -> Iterator[str]:
        operands = expression.operands
        match expression.kind:
            case "+":
                joined = list(self._joined(operands, frame))
                yield from (text for text in joined if text.strip(HOLE))
            case "%":
                yield from self._percent(operands[0], operands[1], frame)
            case "if":
                yield from self._any((operands[0], operands[2]), frame)
            case "or" | "and":
                yield from self._any(operands, frame)
            case ":=":
                yield from self.read(operands[1], frame)

    def _any(self, expressions: Iterable[Expression], frame: Frame) -> Iterator[str]:
        for expression in expressions:
            yield from self.read(expression, frame)

    # Filled templates

    def _percent(self, template: Expression, filling: Expression, frame: Frame) -> Iterator[str]:
        named = self._named_fillings(filling, frame) if isinstance(filling, MappingDisplay) else {}
        plain = self._fillings(filling, frame)
        for text in self.read(template, frame):
            yield _fill(_PERCENT, text, plain, named)

    def _fillings(self, filling: Expression, frame: Frame) -> list[str]:
        """The items of a tuple that is written out or has a name, or else the one value."""
        if isinstance(filling, Collection):
            return [self._part(value, frame)[0] for value in filling.items]
        whole = self._part(filling, frame)[0]
        is_tuple = whole == HOLE and isinstance(filling, Name | Attribute)
        items = items_of(self._evaluator, filling, frame) if is_tuple else ()
        return [next(self._item(one), HOLE) for one in items] or [whole]

    def _named_fillings(self, filling: MappingDisplay, frame: Frame) -> dict[str, str]:
        return {
            key.value: self._part(value, frame)[0]
            for key, value in filling.entries
            if isinstance(key, Constant) and isinstance(key.value, str)
        }

    def _call(self, call: Call, frame: Frame) -> Iterator[str]:
        function = call.function
        if isinstance(function, Attribute) and function.name == "format":
            plain = [self._part(value, frame)[0] for value in call.arguments]
            named = {name: self._part(value, frame)[0] for name, value in call.keywords}
            for text in self.read(function.base, frame):
                yield _fill(_BRACES, text, plain, named)
        elif isinstance(function, Attribute) and function.name == "join":
            items = argument(call, 0)
            if isinstance(items, Collection) and not any(isinstance(item, Starred) for item in items.items):
                for separator in self.read(function.base, frame):
                    yield from self._joined(items.items, frame, separator)
        else:
            yield from self._unchanged(call, frame)

    def _unchanged(self, call: Call, frame: Frame) -> Iterator[str]:
        function = call.function
        name = last_word(function)
        if name in _TRIMMING and isinstance(function, Attribute):
            yield from self._trimmed(function, call.arguments, frame)
        elif name not in _UNCHANGING:
            yield from self._returned(call, frame)
        elif call.arguments:
            yield from self.read(call.arguments[0], frame)
        elif isinstance(function, Attribute):
            yield from self.read(function.base, frame)

    def _trimmed(self, method: Attribute, arguments: Sequence[Expression], frame: Frame) -> Iterator[str]:
        given = [one.value for one in arguments if isinstance(one, Constant) and isinstance(one.value, str)]
        for text in self.read(method.base, frame):
            is_known = len(given) == len(arguments)
            yield str(getattr(text, method.name)(*given)) if is_known else text

    def _returned(self, call: Call, frame: Frame) -> Iterator[str]:
        """What functions of the program return."""
        for symbol in function_names(self._evaluator.values(call.function, frame)):
            home, key = self._evaluator.code.definitions[symbol], (symbol, "")
            if key in self._active or len(self._active) > _DEEPEST:
                continue
            self._active.append(key)
            before = self._known.get(home, {})
            self._known[home] = given_to(home, Item(call, frame, self._known.get(frame, {})))
            found = list(self._any(returned_values(self._evaluator, home, self._known[home]), home))
            self._known[home] = before
            self._active.pop()
            yield from found

    # Names

    def _named(self, expression: Name | Attribute, frame: Frame) -> Iterator[str]:
        path = self._evaluator.path_of(expression, frame)
        owner, _, name = (path or "").rpartition(".")
        home = self._home(expression, owner, frame)
        key = (owner, name)
        found: list[str] = []
        if home is not None and key not in self._active and len(self._active) <= _DEEPEST:
            self._active.append(key)
            found = list(self._assigned(name, home))
            self._active.pop()
        if not found and isinstance(expression, Attribute):
            yield from self._stored(expression, frame)
        yield from found or texts(self._evaluator.values(expression, frame))

    def _stored(self, attribute: Attribute, frame: Frame) -> list[str]:
        """The whole texts that classes and objects of the program keep under a name, what they begin with first."""
        found: list[str] = []
        for item in attribute_origins(self._evaluator, Item(attribute.base, frame), attribute.name):
            key = (item.frame.symbol, f".{attribute.name}")
            if key not in self._active and len(self._active) <= _DEEPEST:
                self._active.append(key)
                found += (text for text in islice(self._item(item), _MOST) if HOLE not in text)
                self._active.pop()
        return found

    def _home(self, expression: Name | Attribute, owner: str, frame: Frame) -> Frame | None:
        """The scope that binds the name; several functions may share one symbol, so a local name is looked up here."""
        if isinstance(expression, Name) and owner == frame.symbol:
            return frame
        return self._evaluator.code.frame(owner)

    def _assigned(self, name: str, home: Frame) -> Iterator[str]:
        """Each text the name starts with, followed by all that is added to it later."""
        starts: list[str] = []
        added: list[Expression] = []
        for statement in home.scope.statements:
            if not isinstance(statement, Bind) or not isinstance(statement.target, Name) or statement.target.id != name:
                continue
            if statement.how == "assign" and statement.value is not None:
                starts.extend(self.read(statement.value, home))
            elif statement.how == "iterate" and statement.value is not None:
                starts.extend(self._items(statement.value, home))
            elif statement.how == "augment" and isinstance(statement.value, Operation) and statement.value.kind == "+":
                added.append(statement.value.operands[-1])
        rest = next(self._joined(added, home), "")
        yield from (start + rest for start in starts)

    def _items(self, container: Expression, frame: Frame) -> Iterator[str]:
        if isinstance(container, Collection):
            yield from self._any(container.items, frame)


def _fill(pattern: re.Pattern[str], template: str, plain: Sequence[str], named: Mapping[str, str]) -> str:
    """The template with its placeholders replaced, a hole for each that has no known filling."""
    remaining = iter(plain)
    room = LONGEST_TEXT

    def filling(found: re.Match[str]) -> str:
        nonlocal room
        text = wanted(found)
        room -= len(text)
        return text if room >= 0 else HOLE

    def wanted(found: re.Match[str]) -> str:
        if found.group() in ("%%", "{{", "}}"):
            return found.group()[0]
        name = found["name"] or ""
        if name.isdigit():
            return plain[int(name)] if int(name) < len(plain) else HOLE
        return named.get(name, HOLE) if name else next(remaining, HOLE)

    return pattern.sub(filling, template)
