"""One Python file to its facts: odd input is read or refused with a reason, and never raises."""

from __future__ import annotations

import gc

import msgspec
import pytest

from analyzers.facts import (
    Bind,
    Call,
    Constant,
    Evaluate,
    Expression,
    FileFacts,
    Import,
    Mapping,
    Operation,
    Scope,
    Statement,
    UnreadFile,
)
from analyzers.flow import extract
from analyzers.interpreter import without_collection
from analyzers.languages.python.reader import read
from analyzers.linking.walk import walk


def facts(text: str) -> FileFacts:
    """The facts of a text that can be read."""
    found = read("a.py", text.encode("utf-8"))
    assert isinstance(found, FileFacts)
    return found


def refusal(data: bytes) -> UnreadFile:
    """Why a file cannot be read."""
    found = read("a.py", data)
    assert isinstance(found, UnreadFile)
    return found


def expressions(statement: Statement) -> list[Expression]:
    """The values that a statement holds."""
    match statement:
        case Bind(value=value, target=target):
            return [target] if value is None else [target, value]
        case Evaluate(value=value):
            return [value]
        case _:
            return []


def calls(scope: Scope) -> list[str]:
    """Names of the functions that a scope calls, in order."""
    parts = [part for statement in scope.statements for e in expressions(statement) for part in walk(e)]
    functions = [part.function for part in parts if isinstance(part, Call)]
    return [str(getattr(f, "id", None) or getattr(f, "name", "")) for f in functions]


@pytest.mark.parametrize(
    "text",
    [
        "print 'a'\n",
        "exec 'x' in d\n",
        "x = `y`\n",
        "try:\n  f()\nexcept (A, B), e:\n  g(e)\n",
        "x = 0777\n",
        "x = 10L\n",
        "x = ur'a'\n",
        "if a <> b: pass\n",
        "raise E, 'x', tb\n",
        "def f(a, (b, c)): return b\n",
        "f = lambda (a, b): a\nprint f\n",
        "print d.has_key(1),",
        "class A:\n    def f(self):\n\tprint 'a'\n\treturn 1\n",
        "if x:\n        y = 1\n\tz = 2\n",
    ],
    ids=lambda text: text.strip()[:20],
)
def test_python2(text: str) -> None:
    """What only Python 2 accepts is read as Python 2, line for line."""
    found = facts(text)
    assert found.dialect == "python2"
    assert found.lines == len(text.splitlines())


def test_python2_keeps_its_calls() -> None:
    """Translated statements still say what is called, on the lines of the original."""
    found = facts("import a\nprint >>f(), g(1), `h()`\ntry:\n    i()\nexcept E, e:\n    j(e)\n")
    assert found.dialect == "python2"
    assert {"f", "g", "h", "i", "j"} <= set(calls(found.scopes[0]))
    assert {s.line for s in found.scopes[0].statements} >= {1, 2, 4, 6}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 1\ndef f(:\n", 2),
        ("<<<<<<< HEAD\n", 1),
        ("print 'a'\nx = (\n", 1),
        ("  x = 1\n", 1),
        ("async = print 1\n", 1),
    ],
)
def test_syntax_error(text: str, line: int) -> None:
    """What neither Python accepts is refused with the line and what Python 3 says of it."""
    found = refusal(text.encode("utf-8"))
    assert (found.reason, found.line) == ("syntax", line)
    assert found.detail


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbfx = 1\n", "utf-8-sig"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe9'\n", "iso8859-1"),
        ("x = 1\n".encode("utf-16"), "utf-16"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    """A byte order mark or a declaration says how the bytes are read."""
    found = read("a.py", data)
    assert isinstance(found, FileFacts)
    assert found.encoding == encoding


def test_no_text() -> None:
    """Bytes that are no text are refused for that."""
    assert refusal(b"PK\x03\x04" + bytes(range(256))).reason == "encoding"


@pytest.mark.parametrize(
    "text",
    ["x = a" + ".b()" * 5_000, "x = " + "not " * 8_000 + "1", "x = " + "a if b else " * 8_000 + "1"],
    ids=["chain", "not", "if"],
)
def test_too_deep(text: str) -> None:
    """Nesting that exhausts the parser is refused for that."""
    assert refusal(text.encode("utf-8")).reason == "too_deep"


@pytest.mark.parametrize("bracket", ["()", "[]", "{}"])
def test_many_brackets(bracket: str) -> None:
    """Nested brackets beyond Python's own limit are refused, whatever Python calls it."""
    text = "x = " + bracket[0] * 3_000 + "1" + bracket[1] * 3_000
    assert refusal(text.encode("utf-8")).reason in {"syntax", "too_deep"}


@pytest.mark.parametrize(
    "text",
    [
        "if a: pass\n" + "elif b: c()\n" * 900,
        "x = " + " + ".join(f"a{i}" for i in range(900)),
        "x = " + " and ".join(f"a{i}" for i in range(20_000)),
        "x = " + " < ".join(f"a{i}" for i in range(5_000)),
        "x = '" + "a" * 3_000_000 + "'",
        "".join(" " * i + "if x:\n" for i in range(95)) + " " * 95 + "y()\n",
        "".join(" " * i + "def f():\n" for i in range(95)) + " " * 95 + "y()\n",
    ],
    ids=["elif", "plus", "and", "compare", "text", "blocks", "functions"],
)
def test_long_but_flat(text: str) -> None:
    """Long chains that people and generators write cost no depth."""
    facts(text)


def test_sum_is_flat() -> None:
    """`a + b + c` is one operation over all operands."""
    (bind,) = facts("x = a + b + c + 'd'\n").scopes[0].statements
    assert isinstance(bind, Bind)
    assert isinstance(bind.value, Operation)
    assert (bind.value.kind, len(bind.value.operands)) == ("+", 4)


def test_large_dict() -> None:
    """A dict display of thousands of entries keeps each of them."""
    text = "x = {" + ",".join(f"'k{i}': f{i}()" for i in range(5_000)) + "}\n"
    (bind,) = facts(text).scopes[0].statements
    assert isinstance(bind, Bind)
    assert isinstance(bind.value, Mapping)
    assert len(bind.value.entries) == 5_000


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("'\\ud800x'", "\\ud800x"),
        ("1j", None),
        ("10**2", "operation"),
        (str(10**30), None),
        ("-5", -5),
        ("-1.5", -1.5),
        ("True", True),
        ("'é'", "é"),
    ],
)
def test_literals(literal: str, value: object) -> None:
    """Literals that have no form in the store become None or escaped text; the record survives storing."""
    found = facts(f"x = {literal}\n")
    (bind,) = found.scopes[0].statements
    assert isinstance(bind, Bind)
    if value != "operation":
        assert bind.value == Constant(value)  # type: ignore[arg-type]  # the table holds scalars
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=FileFacts) == found


def test_bytes() -> None:
    """Bytes are Latin-1 text that says so."""
    (bind,) = facts("x = b'\\xff'\n").scopes[0].statements
    assert isinstance(bind, Bind)
    assert bind.value == Constant("\xff", is_bytes=True)


def test_docstring_of_odd_text() -> None:
    """The first line of a docstring is stored even if it holds what no encoding can hold."""
    found = facts("'''\n  first \\ud800 é  \n  second\n'''\n")
    assert found.scopes[0].docstring == "first \\ud800 é"


def test_match() -> None:
    """Captures of a pattern are bound, classes and guards evaluated."""
    text = """
match subject():
    case [first, *rest]: use(first, rest)
    case {"k": value, **more}: use(value, more)
    case Point(x=0, y=q) as point if test(q): use(point)
    case "a" | None: pass
    case _: other()
"""
    scope = facts(text).scopes[0]
    bound = {s.target.id for s in scope.statements if isinstance(s, Bind) and hasattr(s.target, "id")}
    assert bound == {"<match 2>", "first", "rest", "value", "more", "q", "point"}
    assert {"subject", "use", "test", "other"} <= set(calls(scope))


def test_scopes() -> None:
    """Definitions, lambdas and their paths; a lambda in a default belongs to the scope around."""
    text = """
class A:
    def m(self, key=lambda: 1):
        return lambda: (lambda: 2)

    class B: ...

async def f():
    def g(): yield 1
    await g
"""
    found = facts(text)
    assert [(s.kind, s.path) for s in found.scopes] == [
        ("module", ""),
        ("class", "A"),
        ("lambda", "A.<lambda1>"),
        ("function", "A.m"),
        ("lambda", "A.m.<lambda1>"),
        ("lambda", "A.m.<lambda1>.<lambda1>"),
        ("class", "A.B"),
        ("function", "f"),
        ("function", "f.g"),
    ]
    flags = {s.path: (s.is_async, s.is_generator) for s in found.scopes}
    assert (flags["f"], flags["f.g"]) == ((True, False), (False, True))


def test_lines_of_chained_calls() -> None:
    """A call in a chain over several lines stands where its own name is written."""
    (statement,) = facts("x = (\n  a.b()\n  .c()\n  .d()\n)\n").scopes[0].statements
    lines = [part.line for e in expressions(statement) for part in walk(e) if isinstance(part, Call)]
    assert lines == [4, 3, 2]


def test_imports() -> None:
    """Every form of import is kept with what it binds."""
    text = "import a.b, c as d\nfrom . import e\nfrom ..f import g as h, i\nfrom j import *\n"
    found = [s for s in facts(text).scopes[0].statements if isinstance(s, Import)]
    assert [(s.module, s.name, s.alias, s.level) for s in found] == [
        ("a.b", None, "a", 0),
        ("c", None, "d", 0),
        ("", "e", "e", 1),
        ("f", "g", "h", 2),
        ("f", "i", "i", 2),
        ("j", "*", "*", 0),
    ]


def test_regions() -> None:
    """A statement knows the blocks around it."""
    text = """
for a in b:
    with c():
        try:
            one()
        except E:
            two()
        else:
            three()
        finally:
            four()
while d():
    if e():
        five()
    elif f():
        six()
    else:
        seven()
"""
    found = facts(text)

    def around(region: int) -> list[str]:
        block = found.regions[region]
        return [] if block.parent < 0 else [*around(block.parent), block.kind]

    places = {
        name: around(statement.region)
        for statement in found.scopes[0].statements
        if isinstance(statement, Evaluate)
        for name in [getattr(getattr(statement.value, "function", None), "id", "")]
        if name
    }
    assert places == {
        "one": ["loop", "with", "try"],
        "two": ["loop", "with", "except"],
        "three": ["loop", "with", "else"],
        "four": ["loop", "with", "finally"],
        "d": ["loop"],
        "e": ["loop"],
        "five": ["loop", "if"],
        "f": ["loop", "else"],
        "six": ["loop", "else", "if"],
        "seven": ["loop", "else", "else"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "return 1\nyield 2\nbreak\nnonlocal x\n",
        "*a, b = c\n[*d] = e\nf(*g, **h)\ndel a, b[1], c.d\n",
        "@a.b[c](d)\n@(lambda f: f)\ndef f(a, /, b: int = 1, *c, d=2, **e) -> x: pass\n",
        "x[1:2, ..., ::3] = y[:]\n",
        "f'{a!r:>{b()}} {c=}'\nf'{f\"{x}\"}'\n",
        "assert (1, 'a')\nx is 'a'\ny = '\\d'\n",
        "try: f()\nexcept* E as e: e.g()\n",
        "async def f():\n  async with a as b, c: await b()\n  async for x in y: await x\n  [z async for z in y]\n",
        "if (n := f()) and (m := n.g()): m()\nx: int\ny.z: int = 1\n",
        "a = b.c = d[e] = f()\na += b @ c // ~d\n",
    ],
    ids=lambda text: text[:12].strip(),
)
def test_everything_can_be_stored(text: str) -> None:
    """Any syntax is lowered to a record that survives storing."""
    found = facts(text)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=FileFacts) == found


def test_statements_that_bind_names_inside_an_expression_are_noted() -> None:
    """A comprehension or `:=` counts for the statement that holds it, wherever it stands in there."""
    text = """
a = b = [x for x in y]
for one in {x: x for x in a}:
    plain = one
f((size := 1), lambda: size)
while (line := read()):
    plain = line
if plain:
    pass
elif any(x for x in a):
    plain = a
match [x for x in a]:
    case 1:
        plain = a
"""
    scope = facts(text).scopes[0]
    noted = [scope.statements[place].line for place in scope.binding_inside]
    assert noted == [2, 2, 3, 5, 6, 10, 12, 13]


def test_nothing_stays_of_a_file_that_was_read() -> None:
    """Files are read without garbage collection: what refers to itself would stay."""
    text = "class A:\n    def f(self, x=[y for y in z]):\n        return lambda: [x for x in self.y if (w := x)]\n"
    gc.collect()
    with without_collection():
        extract(facts(text))
        assert gc.collect() == 0
