"""Records of the value flow of ONE file: constraints over integers, grouped by the scope that runs them.

A variable is a number, counted through the file from 1; 0 stands for a value that nobody follows. Names (attributes,
keywords, constant keys) are numbers too: places in `FlowFacts.names`. Most constraints are flat runs of integers,
because a file has hundreds of them; the width of each run stands beside its field.
"""

from __future__ import annotations

from msgspec import Struct

UNKNOWN_KEY = -1
"""The key of a subscript that is no constant: any element."""
SLICE_KEY = -2
"""A subscript that takes some of the elements."""

# What a seed puts into a variable.
SEED_FUNCTION, SEED_CLASS, SEED_CONSTANT, SEED_TEXT, SEED_CONTAINER = range(5)
SEED_NUMBER, SEED_PATTERN, SEED_PART, SEED_PAGE = range(5, 9)
CONSTANT_SEEDS = frozenset({SEED_CONSTANT, SEED_TEXT, SEED_NUMBER, SEED_PART, SEED_PAGE})
"""Those of literals."""
MOST_SEEDED_NUMBER = 99
"""Larger integers are of type `int` and nothing more."""
CONTAINER_KINDS = ("list", "tuple", "set", "dict", "generator")

# How a narrowing tests: the sum of what applies.
NARROWED_TO, NARROWED_EXACTLY, NARROWED_FROM = 1, 2, 4


TYPE_DETAIL = "detail"
"""The kind of a type that is none: what stands beside one in `Annotated`."""


class Type(Struct, array_like=True, frozen=True, gc=False):
    """An annotation: a variable with what is named, alternatives (`union`), or a generic with arguments."""

    kind: str
    """`name`, `union`, `generic` (the first of `arguments` is what is subscripted), or `TYPE_DETAIL`."""
    variable: int = 0
    word: str = ""
    """The last word of the name, as written: `List` of `typing.List`."""
    arguments: tuple[Type, ...] = ()


class FlowParameter(Struct, array_like=True, frozen=True, gc=False):
    """A parameter: its variable, that of its default (0 for none) and its annotation."""

    name: str
    kind: str
    variable: int
    default: int = 0
    annotation: Type | None = None


class FlowImport(Struct, array_like=True, frozen=True, gc=False):
    """An import that binds `variable`; `module` and `name` as in `analyzers.facts.Import`."""

    module: str
    name: str | None
    alias: str
    level: int
    variable: int
    line: int


class FlowCall(Struct, array_like=True, frozen=True, gc=False):
    """A call: what is called, what it gives, the arguments, and for `x.f()` the variable of `x`.

    A star argument is negative. The keyword -1 is an unpacked mapping. `number` is that of `analyzers.facts.Call`;
    `form` is one of the words below.
    """

    function: int
    result: int
    line: int
    number: int
    receiver: int
    in_loop: bool
    arguments: tuple[int, ...] = ()
    keywords: tuple[tuple[int, int], ...] = ()
    form: int = 0


CALL_PLAIN, CALL_DECORATOR, CALL_METHOD, CALL_PARAMETER, CALL_RESULT = range(5)


class FlowScope(Struct, array_like=True, gc=False):
    """What one scope (same index as in `FileFacts.scopes`) does with values."""

    kind: str
    name: str
    path: str
    parent: int
    line: int
    is_async: bool = False
    is_generator: bool = False
    first: int = 0
    """The scope, with all scopes inside, owns the variables from `first` up to `end`."""
    end: int = 0
    parameters: tuple[FlowParameter, ...] = ()
    returned: int = 0
    yielded: int = 0
    sent: int = 0
    """What a generator's `yield` gives: what somebody sends."""
    returns: Type | None = None
    bases: tuple[int, ...] = ()
    metaclass: int = 0
    names: dict[str, int] = {}
    """Modules and classes: the variable that a name has in the end."""
    unset: dict[str, int] = {}
    """Names of a class with the variables of their annotations that have no value."""
    methods: tuple[int, ...] = ()
    """The scopes defined here."""
    exports: tuple[str, ...] | None = None
    """`__all__` of a module, where it is written out; `module.*` stands for the `__all__` of another one."""
    copies: list[int] = []
    """(source, target)"""
    seeds: list[int] = []
    """(variable, kind, payload): a scope, a name, a number, or kind and number of elements of a container"""
    elements: list[int] = []
    """(variable of a container's seed, key, value)"""
    loads: list[int] = []
    """(base, name, target, line)"""
    stores: list[int] = []
    """(base, name, source, line)"""
    reads: list[int] = []
    """(base, key, target, line, index): the index holds the key where it is no constant"""
    writes: list[int] = []
    """(base, key, source, line, index)"""
    spreads: list[int] = []
    """(container, source): `{**source}`"""
    unpacks: list[int] = []
    """(source, position, rest, target, line): a negative position counts from the end; of a plain target the rest is
    -1, of a starred one it is the number of targets behind it"""
    iterations: list[int] = []
    """(source, target, line)"""
    enters: list[int] = []
    """(manager, target, line)"""
    asynchronous: list[int] = []
    """The targets of iterations and of enters that are `async`."""
    operations: list[int] = []
    """(operator, left, right, target, line)"""
    narrowings: list[int] = []
    """(source, classes, target, how): with `NARROWED_TO` the instances of the classes, otherwise the others; with
    `NARROWED_EXACTLY` those of subclasses are among the others; with `NARROWED_FROM` everything but the one object that
    `classes` holds"""
    catches: list[int] = []
    """(classes, target)"""
    raises: list[int] = []
    """(exception, line)"""
    calls: list[FlowCall] = []
    imports: list[FlowImport] = []
    covered: list[int] = []
    """(variable of a star import, name, what the name held before, target)"""
    declared: list[tuple[int, Type]] = []
    """Variables with an annotation."""
    outer: list[int] = []
    """(variable, name): a name that nothing in the file binds"""
    texts: list[int] = []
    """(left, right, target): a text that is put together from two"""


class FlowFacts(Struct, array_like=True, gc=False):
    """The value flow of one file. `variables` is one more than the highest number."""

    path: str
    names: tuple[str, ...]
    variables: int
    scopes: tuple[FlowScope, ...]
    is_python2: bool = False
    url_names: tuple[tuple[str, int], ...] = ()
    """As in `FileFacts`."""
