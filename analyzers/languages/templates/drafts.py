"""The facts of one template while it is being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Constant,
    Define,
    Evaluate,
    Expression,
    FileFacts,
    Import,
    Name,
    Operation,
    Parameter,
    Region,
    Return,
    Scope,
    Statement,
    Text,
    UnreadFile,
)
from analyzers.template_paths import name_of

CONTEXT = "<context>"
"""The parameter in which a template gets its variables: a name that no template can spell."""
NOTHING = Constant(None)
_ENGINE = "<template>."


@dataclass(slots=True)
class _Open:
    """A scope that is still being read, and where in the file its last statement stands."""

    name: str
    path: str
    parent: int
    region: int
    line: int
    parameters: tuple[Parameter, ...]
    statements: list[Statement] = field(default_factory=list)
    bound: dict[str, None] = field(default_factory=dict)


class Draft:
    """Writes statements into the open function."""

    def __init__(self, path: str, lines: int) -> None:
        """A template without anything in it."""
        self._path = path
        self._lines = lines
        self._scopes = [_Open("", "", -1, 0, 1, ())]
        self._regions = [Region("file", -1, None, 1)]
        self._here = 0
        self._region = 0
        self._loops = 0
        self._around: list[tuple[int, int]] = []
        self._gaps: list[UnreadFile] = []
        self._urls: list[tuple[str, int]] = []

    @property
    def name(self) -> str:
        """The path below the first folder for templates."""
        return name_of(self._path)

    def finish(self) -> FileFacts:
        """All that was written."""
        scopes = tuple(self._closed(number) for number in range(len(self._scopes)))
        gaps = tuple(sorted(set(self._gaps), key=lambda gap: (gap.line, gap.detail)))
        regions, urls = tuple(self._regions), tuple(self._urls)
        return FileFacts(self._path, self._lines, "utf-8", "python3", scopes, regions, gaps, urls)

    def _closed(self, number: int) -> Scope:
        one = self._scopes[number]
        kind: Literal["function", "module"] = "function" if number else "module"
        return Scope(
            kind,
            one.name,
            one.path,
            one.parent,
            one.region,
            one.line,
            self._lines,
            parameters=one.parameters,
            bound=tuple(one.bound),
            statements=tuple(one.statements),
        )

    # Scopes and regions

    def open_function(self, name: str, parameters: Sequence[Parameter], line: int, *, inside: bool = False) -> None:
        """Begin a function of the module, or `inside` of the open one."""
        home = self._here if inside else 0
        region = self._region if inside else 0
        around, number = self._scopes[home], len(self._scopes)
        around.bound[name] = None
        around.statements.append(Define(number, region, line))
        path = f"{around.path}.{name}" if around.path else name
        self._scopes.append(_Open(name, path, home, region, line, tuple(parameters)))
        self._around.append((self._here, self._region))
        self._here, self._region = number, region
        self._scopes[number].bound.update(dict.fromkeys(parameter.name for parameter in parameters))

    def close_function(self) -> None:
        """Go on in the function around."""
        self._here, self._region = self._around.pop()

    def enter(self, kind: Literal["loop", "if", "else"], expression: Expression | None, line: int) -> int:
        """Begin a region; the one around it, to go back to."""
        outer, self._region = self._region, len(self._regions)
        self._regions.append(Region(kind, outer, expression, line))
        self._loops += kind == "loop"
        return outer

    def leave(self, outer: int) -> None:
        """Go on in a region around."""
        while self._region != outer:
            region = self._regions[self._region]
            self._loops -= region.kind == "loop"
            self._region = region.parent

    @property
    def in_loop(self) -> bool:
        """Whether what is written now runs again and again."""
        return self._loops > 0

    # Statements

    def gap(self, detail: str, line: int) -> None:
        """Something could not be read."""
        shown = detail if detail.isascii() else detail.encode("utf-8", "backslashreplace").decode()
        self._gaps.append(UnreadFile(self._path, "part", shown[:200], line))

    def name_url(self, name: str, line: int) -> None:
        """The template writes the name of a URL."""
        self._urls.append((name, line))

    def load(self, library: str, line: int) -> None:
        """The template uses a library of tags and filters."""
        module = self._scopes[0]
        module.bound[f"library {library}"] = None
        module.statements.append(Import(library, None, f"library {library}", 0, 0, line))

    def evaluate(self, value: Expression, line: int) -> None:
        """A value that is computed for its effect."""
        if not isinstance(value, Constant | Name):
            self._add(Evaluate(value, self._region, line))

    def show(self, value: Expression, line: int) -> None:
        """A value that is written out."""
        if not isinstance(value, Constant):
            self._add(Evaluate(Text((Operation("str", (value,)),)), self._region, line))

    def test(self, value: Expression, line: int) -> None:
        """A value whose truth is asked."""
        if not isinstance(value, Constant):
            self._add(Evaluate(Operation("not", (value,)), self._region, line))

    def count(self, value: Expression, line: int) -> None:
        """A value whose length is asked, if it has one."""
        if not isinstance(value, Constant):
            self._add(Evaluate(Operation("len", (value,)), self._region, line))

    def bind(self, target: Expression, value: Expression, line: int, *, iterate: bool = False) -> None:
        """A name, or a tuple of names, receives a value."""
        for name in _names_of(target):
            self._scopes[self._here].bound[name] = None
        self._add(Bind("iterate" if iterate else "assign", target, value, None, self._region, line))

    def give(self, value: Expression, line: int) -> None:
        """What the open function returns."""
        self._add(Return(value, self._region, line))

    def _add(self, statement: Statement) -> None:
        self._scopes[self._here].statements.append(statement)


def engine(
    word: str, arguments: Sequence[Expression], line: int, keywords: Sequence[tuple[str, Expression]] = ()
) -> Call:
    """A call of what only the template engine can do."""
    return Call(Name(_ENGINE + word, line), tuple(arguments), tuple(keywords), line)


def look_up(base: Expression, names: Sequence[str], line: int, *, in_loop: bool) -> Expression:
    """`base.a.b` as one attribute, whose name tells as well whether it is looked up again and again."""
    path = ".".join(names)
    return Attribute(base, f"*{path}" if in_loop else path, line) if path else base


def parameter(name: str, default: Expression | None = None) -> Parameter:
    """A parameter of a function."""
    return Parameter(name, "positional", None, default)


def _names_of(target: Expression) -> list[str]:
    if isinstance(target, Name):
        return [target.id]
    items = getattr(target, "items", ())
    return [name for item in items for name in _names_of(item)]
