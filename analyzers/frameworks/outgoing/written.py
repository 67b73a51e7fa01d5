"""Whether an address can be nothing but what stands in the source: no setting, argument or answer may replace it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Constant,
    Define,
    Expression,
    Import,
    Name,
    Operation,
    Parameter,
    Starred,
    Text,
)
from analyzers.linking.code import Binding, Frame
from analyzers.linking.conditions import returned_values
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.origins import attribute_origins
from analyzers.linking.strings import strings
from analyzers.linking.values import function_names
from analyzers.linking.walk import argument, last_word

_DEEPEST = 10
_MOST_STEPS = 1000
_WHOLE_HOST = re.compile(r"[\w+.-]+://[^/?#{%]+[/?#]")
_SOME = "x"
_SOME_BASE = "x://x"
_KEEPING = frozenset({"strip", "rstrip", "lstrip", "str", "removesuffix", "encode", "Request", "URL", "SecretStr"})
"""What gives back the text that it is called on, or gets first."""
_JOINING = frozenset({"urljoin", "join_url", "urlparse", "urlsplit"})


def is_written(evaluator: Evaluator, given: Expression | None, frame: Frame) -> bool:
    """Whether the host of an address is written, by whichever way it comes to the call."""
    return given is not None and _Written(evaluator).of(given, frame)


class _Written:
    """One question; what a name is made of itself adds nothing."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._active: set[tuple[str, str]] = set()
        self._left = _MOST_STEPS

    def of(self, given: Expression, frame: Frame) -> bool:
        """Whether an expression is; of what takes too long to find out it is not said."""
        self._left -= 1
        return self._left > 0 and self._is(given, frame)

    def _is(self, given: Expression, frame: Frame) -> bool:
        match given:
            case Constant(value=value):
                return value is None or isinstance(value, str)
            case Text(parts=parts) | Operation(kind="+", operands=parts):
                return self._joined(parts, frame)
            case Operation(kind="if", operands=(first, _, other)):
                return self._all((first, other), frame)
            case Operation(kind="or" | "and", operands=operands):
                return self._all(operands, frame)
            case Operation(kind=":=", operands=(_, inner)) | Collection(items=(inner, *_)):
                return self.of(inner, frame)
            case Operation(kind="%", operands=(template, _)):
                return self._filled(template, frame)
            case Call():
                return self._called(given, frame)
            case Name() | Attribute():
                return self._named(given, frame)
            case _:
                return False

    def _all(self, several: Iterable[Expression], frame: Frame) -> bool:
        return all(self.of(one, frame) for one in several)

    def _joined(self, parts: Sequence[Expression], frame: Frame) -> bool:
        """Whether all is written that comes before the path."""
        text = ""
        for part in parts:
            if _WHOLE_HOST.match(text):
                break
            if isinstance(part, Constant):
                text += str(part.value)
            elif self.of(part, frame):
                text += _SOME if text else _SOME_BASE
            else:
                return False
        return True

    def _filled(self, template: Expression, frame: Frame) -> bool:
        texts = strings(self._evaluator, template, frame)
        return bool(texts) and all(_WHOLE_HOST.match(one) for one in texts) and self.of(template, frame)

    def _called(self, call: Call, frame: Frame) -> bool:
        name, function = last_word(call.function), call.function
        base = function.base if isinstance(function, Attribute) else None
        if name == "format" and base is not None:
            return self._filled(base, frame)
        homes = function_names(self._evaluator.values(function, frame))
        if not homes and (name in _KEEPING or name in _JOINING):
            first = call.arguments[0] if call.arguments and (name in _JOINING or base is None) else base
            return first is not None and self.of(first, frame)
        return bool(homes) and all(self._returned(one) for one in homes)

    def _returned(self, symbol: str) -> bool:
        home = self._evaluator.code.definitions[symbol]
        key = (symbol, "")
        if key in self._active or len(self._active) > _DEEPEST:
            return key in self._active
        self._active.add(key)
        found = list(returned_values(self._evaluator, home, {}))
        result = bool(found) and self._all(found, home)
        self._active.discard(key)
        return result

    def _named(self, name: Name | Attribute, frame: Frame) -> bool:
        owner, _, last = (self._evaluator.path_of(name, frame) or "").rpartition(".")
        is_local = isinstance(name, Name) and owner == frame.symbol
        home = frame if is_local else self._evaluator.code.frame(owner)
        key = (owner, last)
        if key in self._active or len(self._active) > _DEEPEST:
            return key in self._active
        self._active.add(key)
        result = self._kept(name, last, frame, home)
        self._active.discard(key)
        return result

    def _kept(self, name: Name | Attribute, last: str, frame: Frame, home: Frame | None) -> bool:
        code = self._evaluator.code
        bound = code.bindings(home).get(last, ()) if home is not None else ()
        stored = code.attribute_stores.get(home.symbol, {}).get(last, ()) if home is not None else ()
        if home is not None and (bound or stored):
            is_stored = all(one.value is not None and self.of(one.value, one.frame) for one in stored)
            return is_stored and all(self._bound(one, home) for one in bound)
        if not isinstance(name, Attribute):
            return False
        behind = list(attribute_origins(self._evaluator, Item(name.base, frame), last))
        return bool(behind) and all(self.of(one.expression, one.frame) for one in behind)

    def _bound(self, binding: Binding, home: Frame) -> bool:
        match binding.payload:
            case Parameter() as parameter:
                return self._passed(parameter, home)
            case Define() as definition:
                symbol = home.module.symbol(definition.scope)
                return self._evaluator.is_property(symbol) and self._returned(symbol)
            case Import():
                return False
            case payload:
                return not binding.steps and self.of(payload, binding.frame)

    def _passed(self, parameter: Parameter, home: Frame) -> bool:
        """Whether all who call a function give it what is written, or leave it at a default that is."""
        position = home.scope.parameters.index(parameter)
        callers = self._evaluator.callers.get(home.symbol, ())
        for caller in callers:
            if _is_unpacking(caller.call):
                return False
            given = argument(caller.call, position - caller.shift, parameter.name)
            if given is None and (parameter.default is None or not self.of(parameter.default, home.parent)):
                return False
            if given is not None and not self.of(given, caller.frame):
                return False
        return bool(callers)


def _is_unpacking(call: Call) -> bool:
    return any(isinstance(one, Starred) for one in call.arguments) or any(name == "**" for name, _ in call.keywords)
