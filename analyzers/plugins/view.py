"""The program as a reader of another distribution sees it: definitions and calls by name, never a syntax tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzers.facts import Call
from analyzers.linking.calls import CallSite
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.strings import whole_strings
from analyzers.linking.values import NOTHING, Value, Values, function_names, texts
from analyzers.linking.walk import argument
from analyzers.program import Location

_OURS = ("class", "function")


class Use:
    """One place that uses the framework: a decorator with its arguments, or a call.

    `symbol` is what is decorated, or who calls; `location` is the place.
    """

    def __init__(self, symbol: str, location: Location, given: GivenCall, *, in_loop: bool = False) -> None:
        """Take the place, and the arguments where there are some."""
        self.symbol = symbol
        self.location = location
        self.in_loop = in_loop
        self._given = given

    def texts(self, position: int, keyword: str = "") -> list[str]:
        """The texts that an argument may be, by its position or its name; sorted."""
        found = texts(self._values(position, keyword))
        expression = argument(self._given.call, position, keyword)
        if found or expression is None:
            return found
        return sorted(whole_strings(self._given.evaluator, expression, self._given.frame))

    def text(self, position: int, keyword: str = "") -> str:
        """The one text that an argument is; empty where it is not given, not known, or one of several."""
        found = self.texts(position, keyword)
        return found[0] if len(found) == 1 else ""

    def symbols(self, position: int, keyword: str = "") -> list[str]:
        """The classes and functions of the program that an argument may be; sorted."""
        return sorted(value.name for value in self._values(position, keyword) if value.kind in _OURS)

    def _values(self, position: int, keyword: str) -> Values:
        return self._given.values(position, keyword) if self._given.call.arguments or keyword else NOTHING


class Code:
    """The definitions of the program, and its calls, once it is known what they call."""

    def __init__(self, evaluator: Evaluator, sites: Sequence[CallSite] = ()) -> None:
        """Take the program, and its calls when they are known."""
        self._evaluator = evaluator
        self._sites = sites

    def decorated(self, path: str) -> Iterator[Use]:
        """Classes and functions with a decorator, given by its import path; in the order of files and lines."""
        for symbol, frame in self._evaluator.code.definitions.items():
            for decorator in frame.scope.decorators:
                function = decorator.function if isinstance(decorator, Call) else decorator
                if path in _names(self._evaluator.values(function, frame.parent)):
                    call = decorator if isinstance(decorator, Call) else Call(decorator, (), (), frame.scope.line)
                    given = GivenCall(self._evaluator, call, frame.parent)
                    yield Use(symbol, frame.module.location(frame.scope.line), given)

    def calls(self, path: str) -> Iterator[Use]:
        """Calls of a function or class, given by its import path: none before it is known what is called."""
        for site in self._sites:
            if path in _names(site.callees):
                given = GivenCall(self._evaluator, site.call, site.frame)
                yield Use(site.frame.symbol, site.location, given, in_loop=site.in_loop)

    def subclasses(self, path: str) -> list[str]:
        """The classes of the program that derive from a class, given by its import path; sorted."""
        frames = self._evaluator.code.definitions.items()
        classes = (symbol for symbol, frame in frames if frame.scope.kind == "class" and symbol != path)
        return sorted(symbol for symbol in classes if path in self._evaluator.mro(symbol))

    def text_of(self, symbol: str, attribute: str) -> str:
        """The one text that an attribute of a class is, its own or inherited; empty where there is none."""
        found = texts(self._evaluator.attribute(Value("class", symbol), attribute))
        return found[0] if len(found) == 1 else ""

    def method(self, symbol: str, name: str) -> str:
        """The method that a class has under a name, its own or inherited; empty where the program defines none."""
        return next(iter(function_names(self._evaluator.attribute(Value("class", symbol), name))), "")

    def location(self, symbol: str) -> Location:
        """Where something is defined. Raises KeyError for what the program does not define."""
        frame = self._evaluator.code.frame(symbol)
        if frame is None:
            raise KeyError(symbol)
        return frame.module.location(frame.scope.line)

    def defines(self, symbol: str) -> bool:
        """Whether the program has a module or definition of that name."""
        return self._evaluator.code.frame(symbol) is not None


def _names(values: Values) -> set[str]:
    return {value.name for value in values}
