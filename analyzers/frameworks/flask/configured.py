"""What the program itself sets in the configuration of an application: `app.config["PREFIX"] = "/api"`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from analyzers.facts import Attribute, Call, Constant, Expression, Subscript
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.keyed import key_uses
from analyzers.linking.strings import strings
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument, last_word


class Configured:
    """Texts under the keys of a configuration, from wherever the program writes them."""

    def __init__(self, evaluator: Evaluator, sites: Sequence[CallSite]) -> None:
        """Take who knows values, and all calls; what is written is collected when it is first asked for."""
        self._evaluator = evaluator
        self._sites = sites

    def texts(self, expression: Expression) -> list[str]:
        """What `app.config["KEY"]` or `app.config.get("KEY")` may be; empty for any other expression."""
        key = _asked_key(expression)
        if key is None:
            return []
        written = (text for item in self._written.get(key, ()) for text in strings(self._evaluator, *item))
        taken = (text for source in self._sources for text in texts(self._evaluator.attribute(source, key)))
        return list(dict.fromkeys((*written, *taken)))

    @cached_property
    def _written(self) -> dict[str, list[tuple[Expression, Frame]]]:
        found: dict[str, list[tuple[Expression, Frame]]] = defaultdict(list)
        for frame in self._evaluator.code.frames():
            for use in key_uses(frame, _is_configuration) if frame.module.role != "test" else ():
                if isinstance(use.key, Constant) and isinstance(use.key.value, str) and use.value is not None:
                    found[use.key.value].append((use.value, frame))
        return found

    @cached_property
    def _sources(self) -> list[Value]:
        """The classes and modules that `app.config.from_object` takes the keys from."""
        given = ((argument(site.call, 0, "obj"), site) for site in self._sites if site.method == "from_object")
        return [v for one, site in given if one is not None for v in self._objects(one, site.frame)]

    def _objects(self, given: Expression, frame: Frame) -> Iterator[Value]:
        for value in sorted(self._evaluator.values(given, frame)):
            if value.kind in ("class", "instance", "module"):
                yield value
            elif value.kind == "text" and value.name in self._evaluator.code.definitions:
                yield Value("class", value.name)
            elif value.kind == "text" and value.name in self._evaluator.code.modules:
                yield Value("module", value.name)


def _asked_key(expression: Expression) -> str | None:
    """The key that is read, if a configuration is."""
    if isinstance(expression, Subscript) and _is_configuration(expression.base):
        key: Expression | None = expression.index
    elif isinstance(expression, Call) and isinstance(expression.function, Attribute):
        is_read = expression.function.name == "get" and _is_configuration(expression.function.base)
        key = argument(expression, 0) if is_read else None
    else:
        return None
    return key.value if isinstance(key, Constant) and isinstance(key.value, str) else None


def _is_configuration(part: Expression) -> bool:
    return last_word(part) == "config"
