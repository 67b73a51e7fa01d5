"""Records of ONE file, nothing resolved: what the source says, lowered to a small language-neutral form.

A file is a list of scopes (module, classes, functions, lambdas); a scope is a list of statements in source
order; a statement holds expressions. Only what can matter to linking survives: names, attributes, calls,
literals and their nesting. Scopes and regions refer to each other by index, so that the record is flat,
compact and quick to store.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Scalar = str | int | float | bool | None


class Name(Struct, tag="n", array_like=True, frozen=True, gc=False):
    """A plain name that is read or bound."""

    id: str
    line: int


class Attribute(Struct, tag="a", array_like=True, frozen=True, gc=False):
    """`base.name`."""

    base: Expression
    name: str
    line: int


class Call(Struct, tag="c", array_like=True, frozen=True, gc=False):
    """`function(*arguments, **keywords)`; a keyword `**` holds an unpacked mapping.

    `number` counts the calls of the file in source order; a call that is not in the source has -1.
    """

    function: Expression
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...]
    line: int
    number: int = -1


class Constant(Struct, tag="k", array_like=True, frozen=True, gc=False):
    """A literal. Bytes are decoded as Latin-1; other literals (complex, integers of more than 64 bits) become None."""

    value: Scalar
    is_bytes: bool = False


class Text(Struct, tag="f", array_like=True, frozen=True, gc=False):
    """An f-string: constant parts and holes, in order."""

    parts: tuple[Expression, ...]


class Collection(Struct, tag="l", array_like=True, frozen=True, gc=False):
    """A list, tuple or set display."""

    kind: Literal["list", "tuple", "set"]
    items: tuple[Expression, ...]


class Mapping(Struct, tag="m", array_like=True, frozen=True, gc=False):
    """A dict display; a key None stands for `**value`."""

    entries: tuple[tuple[Expression | None, Expression], ...]


class Subscript(Struct, tag="s", array_like=True, frozen=True, gc=False):
    """`base[index]`."""

    base: Expression
    index: Expression


class Starred(Struct, tag="*", array_like=True, frozen=True, gc=False):
    """`*value`."""

    value: Expression


class Generator(Struct, array_like=True, frozen=True, gc=False):
    """One `for target in iterable if conditions` of a comprehension."""

    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...]
    is_async: bool = False


class Comprehension(Struct, tag="g", array_like=True, frozen=True, gc=False):
    """A comprehension or generator expression; `elements` has two items for a dict."""

    kind: Literal["list", "set", "dict", "generator"]
    elements: tuple[Expression, ...]
    generators: tuple[Generator, ...]


class Lambda(Struct, tag="y", array_like=True, frozen=True, gc=False):
    """A lambda expression: the index of its scope."""

    scope: int


class Operation(Struct, tag="o", array_like=True, frozen=True, gc=False):
    """Anything else that has operands: `+`, `==`, `and`, `if`, `await`, `yield`, `raise`, `slice`, `:=`...

    A chain of comparisons is one `compare`; `isinstance` is what a class pattern tests; `break`, `continue` and `...`
    have no operands; in an f-string `str`, `repr` and `ascii` are conversions. `enter`
    and `enter_async` are a `with` and an `async with` without target.
    """

    kind: str
    operands: tuple[Expression, ...]


Expression = (
    Name
    | Attribute
    | Call
    | Constant
    | Text
    | Collection
    | Mapping
    | Subscript
    | Starred
    | Comprehension
    | Lambda
    | Operation
)


class Bind(Struct, tag="b", array_like=True, frozen=True, gc=False):
    """A target receives a value: assignment, `for`, `with ... as`, `except ... as`, `match` capture.

    For `iterate` the value is the iterable, for `enter` the context manager, for `catch` the exception class.
    A bare annotation has no value. `is_async` tells of `async for` and `async with`.
    """

    how: Literal["assign", "augment", "iterate", "enter", "catch", "capture"]
    target: Expression
    value: Expression | None
    annotation: Expression | None
    region: int
    line: int
    is_async: bool = False


class Evaluate(Struct, tag="e", array_like=True, frozen=True, gc=False):
    """An expression evaluated for its effect: statement, condition, assertion, deletion, raise."""

    value: Expression
    region: int
    line: int


class Return(Struct, tag="r", array_like=True, frozen=True, gc=False):
    """`return value`."""

    value: Expression | None
    region: int
    line: int


class Import(Struct, tag="i", array_like=True, frozen=True, gc=False):
    """`import module as alias` (name None) or `from module import name as alias` (`level` leading dots).

    `alias` is the name that is bound: for `import a.b` it is `a`. The name `*` is a star import.
    """

    module: str
    name: str | None
    alias: str
    level: int
    region: int
    line: int


class Define(Struct, tag="d", array_like=True, frozen=True, gc=False):
    """A `def` or `class` statement: the index of the scope it opens."""

    scope: int
    region: int
    line: int


Statement = Bind | Evaluate | Return | Import | Define


class Parameter(Struct, array_like=True, frozen=True, gc=False):
    """One parameter of a function."""

    name: str
    kind: Literal["positional_only", "positional", "variadic", "keyword_only", "keywords"]
    annotation: Expression | None
    default: Expression | None


class Region(Struct, array_like=True, frozen=True, gc=False):
    """A nested block: what loop, `with`, condition or `try` stands around a statement.

    Region 0 of each file is the whole file. `expression` is the context manager of a `with`, the test of an `if`,
    the iterable of a `for`, the exception of an `except`, the test that the pattern of a `case` makes.
    An `else` with the test of the `if` before it belongs to that; one without expression to a loop or a `try`.
    """

    kind: Literal["file", "loop", "with", "if", "else", "try", "except", "finally", "case"]
    parent: int
    expression: Expression | None
    line: int


class Scope(Struct, array_like=True, frozen=True, gc=False):
    """A module, class, function or lambda. Scope 0 is the module.

    `path` is the dotted path inside the module (empty for the module itself), lambdas being `<lambdaN>`.
    `decorators`, `bases`, `keywords`, defaults and annotations are evaluated in the scope around it (`parent`).
    `region` is the region in which it is defined.
    """

    kind: Literal["module", "class", "function", "lambda"]
    name: str
    path: str
    parent: int
    region: int
    line: int
    end_line: int
    decorators: tuple[Expression, ...] = ()
    bases: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    returns: Expression | None = None
    is_async: bool = False
    is_generator: bool = False
    docstring: str = ""
    outer_names: tuple[str, ...] = ()
    """Names declared `global` or `nonlocal` here."""
    bound: tuple[str, ...] = ()
    """Names that the scope binds in any way but in comprehensions, in order of their first binding."""
    statements: tuple[Statement, ...] = ()
    binding_inside: tuple[int, ...] = ()
    """Places in `statements` of all with a comprehension or `:=`, which bind names in the middle of an expression; of
    others only the captures of a `match` whose subject has one."""


class Remark(Struct, array_like=True, frozen=True, gc=False):
    """A comment `# decomposer: text` on a line, and the first and the last line that it is about."""

    line: int
    first: int
    last: int
    text: str


class FileFacts(Struct, array_like=True, frozen=True, gc=False):
    """All that one readable file says. `path` is relative to the analysed root, with forward slashes."""

    path: str
    lines: int
    encoding: str
    dialect: Literal["python3", "python2"]
    scopes: tuple[Scope, ...]
    regions: tuple[Region, ...]
    gaps: tuple[UnreadFile, ...] = ()
    """Parts that could not be read."""
    url_names: tuple[tuple[str, int], ...] = ()
    """Names of URLs for which a template has a tag of its own, with their lines: nothing flows there."""
    remarks: tuple[Remark, ...] = ()


class UnreadFile(Struct, array_like=True, frozen=True, gc=False):
    """A file that could not be read, and why. `reason` is a stable word, `detail` is for people.

    A `part` of a template, such as a tag that is not closed, leaves the rest of the file read.
    """

    path: str
    reason: Literal["syntax", "encoding", "too_large", "too_deep", "unreadable", "link_outside", "crash", "part"]
    detail: str
    line: int


class RegisteredEntry(Struct, array_like=True, frozen=True, order=True, gc=False):
    """What a program registers when it is installed: a name in a group, and what it stands for, `module:attributes`."""

    group: str
    name: str
    value: str
    path: str
    line: int

    @property
    def module(self) -> str:
        """The module of what it stands for."""
        return self.value.partition(":")[0].strip()

    @property
    def attributes(self) -> tuple[str, ...]:
        """The names inside the module, without the extras that old ones have behind."""
        return tuple(filter(None, self.value.partition(":")[2].partition("[")[0].strip().split(".")))
