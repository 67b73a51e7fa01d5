"""Templates as the solver sees them: found by name, brought in when they are first rendered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile
from typing import NamedTuple

from analyzers.flow.patterns import ANY
from analyzers.flow.records import SEED_PAGE, SEED_PART, SEED_TEXT, FlowFacts
from analyzers.template_paths import name_of, names_of, prefixed_names_of

from .constraints import runs
from .layout import Function, Module

ENGINE = "<template>."
"""Before the names of what only a template engine can do."""
_NAMING = frozenset({"extend", "include", "module"})
"""What of that takes the name of a template first."""
_TEXTS = frozenset({SEED_TEXT, SEED_PART, SEED_PAGE})
_MOST_ALIKE = 100
"""Templates that one name of which a part is known may mean."""


class Naming(NamedTuple):
    """A template names another one: the word of the engine says how, such as `extend`."""

    name: str
    how: str
    line: int


@dataclass(eq=False)
class Page:
    """One template. `blocks` are its own by name; those of `additions` run what they replace as well."""

    name: str
    flow: FlowFacts
    module: Module | None = None
    count: int = 0
    """How many renderings there are."""
    additions: frozenset[str] = frozenset()
    blocks: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the blocks by the names of their functions."""
        added = set()
        for number, scope in enumerate(self.flow.scopes):
            kind, _, name = scope.name.partition(" ")
            if scope.parent == 0 and kind in ("block", "addition"):
                self.blocks[name] = number
                if kind == "addition":
                    added.add(name)
        self.additions = frozenset(added)

    @cached_property
    def libraries(self) -> tuple[str, ...]:
        """The libraries of tags and filters that it loads, and the one without a name."""
        return ("", *dict.fromkeys(one.module for one in self.flow.scopes[0].imports))

    @cached_property
    def is_jinja(self) -> bool:
        """Whether it was read as one for Jinja."""
        return self.flow.scopes[1].name == "root"

    @cached_property
    def asks(self) -> bool:
        """Whether it looks anything up or calls anything: one of mere text has nothing to tell."""
        return any(scope.loads or scope.calls for scope in self.flow.scopes)

    @cached_property
    def contexts(self) -> frozenset[int]:
        """The parameters that hold contexts."""
        return frozenset(scope.parameters[0].variable for scope in self.flow.scopes if scope.parent == 0)

    @cached_property
    def named(self) -> list[Naming]:
        """The names of templates that are written out in it, in the order of its functions."""
        return list(_named(self.flow))

    def body(self, number: int) -> Function:
        """One of its functions. The template must have been brought in."""
        found = self.module.definitions[number] if self.module is not None else None
        if not isinstance(found, Function):
            raise TypeError(number)
        return found


class Pages:
    """All templates of a program."""

    def __init__(self, flows: Iterable[FlowFacts]) -> None:
        """Each has as many names as it has folders for templates above it."""
        self.all = [Page(name_of(flow.path), flow) for flow in sorted(flows, key=lambda flow: flow.path)]
        self._by_name: dict[str, list[Page]] = {}
        for page in self.all:
            for name in names_of(page.flow.path):
                self._by_name.setdefault(name, []).append(page)
        self._replaced: dict[int, frozenset[str]] = {}
        self._alike: dict[str, list[Page]] = {}

    def named(self, name: str) -> list[Page]:
        """The templates that a name may mean: which one wins is a matter of settings."""
        plain = name.removeprefix("/")
        return self._by_name.get(plain) or self._below_packages.get(plain.replace(":", "/"), [])

    def is_exact(self, name: str) -> bool:
        """Whether a template has just this name below a folder for templates."""
        return name.removeprefix("/") in self._by_name

    @cached_property
    def _below_packages(self) -> dict[str, list[Page]]:
        """The templates by names that begin with folders of the code around them, as loaders with prefixes take them.

        `shop/orders/templates/list.html` is `orders/list.html` and `shop/orders/list.html`.
        """
        found: dict[str, list[Page]] = {}
        for page in self.all:
            for name in prefixed_names_of(page.flow.path):
                found.setdefault(name, []).append(page)
        return found

    def alike(self, pattern: str) -> list[Page]:
        """The templates whose names a pattern fits; none where these are too many to say anything."""
        known = self._alike.get(pattern)
        if known is None:
            expression = re.compile("[^/]+".join(map(re.escape, pattern.removeprefix("/").split(ANY))))
            names = [name for name in self._beginning(pattern) if expression.fullmatch(name)]
            found = dict.fromkeys(page for name in names for page in self._by_name[name])
            known = self._alike[pattern] = list(found) if len(found) <= _MOST_ALIKE else []
        return known

    def _beginning(self, pattern: str) -> Iterator[str]:
        """The names that begin, or end, as a pattern does."""
        first, *_, last = pattern.removeprefix("/").split(ANY)
        names, wanted = (self._sorted, first) if first else (self._reversed, last[::-1])
        start = bisect_left(names, wanted)
        for name in takewhile(lambda name: name.startswith(wanted), islice(names, start, None)):
            yield name if first else name[::-1]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._by_name)

    @cached_property
    def _reversed(self) -> list[str]:
        """All names from their ends, sorted."""
        return sorted(name[::-1] for name in self._by_name)

    def __iter__(self) -> Iterator[str]:
        """All names."""
        return iter(self._by_name)

    @cached_property
    def by_file(self) -> dict[str, list[str]]:
        """The names by their last part."""
        found: dict[str, list[str]] = {}
        for name in self._by_name:
            found.setdefault(name.rpartition("/")[2], []).append(name)
        return found

    def blocks_above(self, page: Page) -> frozenset[str]:
        """The names of the blocks of a template and of all that it extends, as far as they are written out."""
        known = self._replaced.get(id(page))
        if known is None:
            self._replaced[id(page)] = frozenset()
            extended = (name for name, how, _ in page.named if how == "extend")
            above = [self.blocks_above(parent) for name in extended for parent in self.named(name)]
            known = self._replaced[id(page)] = frozenset(page.blocks).union(*above)
        return known


def _named(flow: FlowFacts) -> Iterator[Naming]:
    root = flow.scopes[0]
    words = {variable: flow.names[name].removeprefix(ENGINE) for variable, name in runs(root.outer, 2)}
    texts = {variable: flow.names[name] for variable, kind, name in runs(root.seeds, 3) if kind in _TEXTS}
    for call in (call for scope in flow.scopes for call in scope.calls):
        word = words.get(call.function, "")
        if word in _NAMING and call.arguments and call.arguments[0] in texts:
            yield Naming(texts[call.arguments[0]], word, call.line)
