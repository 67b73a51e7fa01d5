"""Small real programs, changed at random: by lines and characters as accidents do it, and by whole pieces of syntax.

What comes from syntax is mostly valid Python that nobody would write; what comes from text often is not Python at all.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable
from functools import cache
from random import Random

from tests.case_folders import CASES
from tests.source_tree import PROJECT

Sources = dict[str, str]
_FIXTURE = PROJECT / "fixtures" / "monolith_app"
_LARGEST = 6_000
"""Characters of a file that is used."""
_MOST_EDITS = 5
_NAME = re.compile(r"\b[^\W\d]\w*\b")


@cache
def originals() -> tuple[Sources, ...]:
    """Small programs: each feature case, and each folder of the bundled monolith."""
    cases = sorted({path.parent for path in CASES.rglob("expected*.json")})
    folders = sorted({path.parent for path in _FIXTURE.rglob("*.py")})
    programs = [
        {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
        for folder, files in [
            *((case, sorted(case.rglob("*.py"))) for case in cases),
            *((one, sorted(one.glob("*.py"))) for one in folders),
        ]
    ]
    small = [{path: text for path, text in one.items() if len(text) <= _LARGEST} for one in programs]
    return tuple(one for one in small if any(one.values()))


def mutated(rng: Random, strangers: int = 1) -> Sources:
    """The files of one program, some of them changed, and so many files of other programs among them."""
    sources = dict(rng.choice(originals()))
    for _ in range(rng.randint(0, strangers)):
        path, text = rng.choice(sorted(rng.choice(originals()).items()))
        sources[rng.choice((path, f"other/{path}"))] = text
    for path in sorted(sources):
        for _ in range(rng.randint(0, _MOST_EDITS)):
            sources[path] = rng.choice(_EDITS)(rng, sources[path])
    return sources


def _by_lines(change: Callable[[Random, list[str]], None]) -> Callable[[Random, str], str]:
    def edit(rng: Random, text: str) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            change(rng, lines)
        return "".join(lines)

    return edit


def _delete(rng: Random, lines: list[str]) -> None:
    del lines[rng.randrange(len(lines))]


def _repeat(rng: Random, lines: list[str]) -> None:
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))


def _swap(rng: Random, lines: list[str]) -> None:
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _cut(rng: Random, text: str) -> str:
    return text[: rng.randint(0, len(text))]


def _rename(rng: Random, text: str) -> str:
    """One name becomes another one of the file, everywhere or in one place."""
    names = sorted(set(_NAME.findall(text)))
    if not names:
        return text
    old, new = rng.choice(names), rng.choice(names)
    return re.sub(rf"\b{old}\b", new, text, count=rng.choice((0, 1)))


def _by_syntax(change: Callable[[Random, ast.Module], None]) -> Callable[[Random, str], str]:
    """Edits of a tree; what is no Python, or gets too deep to be written, stays as it is."""

    def edit(rng: Random, text: str) -> str:
        try:
            with warnings.catch_warnings(action="ignore"):
                tree = ast.parse(text)
                change(rng, tree)
                return ast.unparse(tree) + "\n"
        except (SyntaxError, ValueError, RecursionError):
            return text

    return edit


def _bodies(tree: ast.AST) -> list[list[ast.stmt]]:
    return [body for node in ast.walk(tree) if isinstance(body := getattr(node, "body", None), list) and body]


def _shuffle(rng: Random, tree: ast.Module) -> None:
    bodies = _bodies(tree)
    if bodies:
        rng.shuffle(rng.choice(bodies))


def _transplant(rng: Random, tree: ast.Module) -> None:
    """A statement is put somewhere else, too."""
    bodies = _bodies(tree)
    if bodies:
        target = rng.choice(bodies)
        target.insert(rng.randint(0, len(target)), rng.choice(rng.choice(bodies)))


def _exchange(rng: Random, tree: ast.Module) -> None:
    """An expression takes the place of another one."""
    places = [
        (node, name, at)
        for node in ast.walk(tree)
        for name, value in ast.iter_fields(node)
        for at, one in enumerate(value if isinstance(value, list) else [value])
        if isinstance(one, ast.expr) and isinstance(getattr(one, "ctx", ast.Load()), ast.Load)
    ]
    if places:
        (node, name, at), source = rng.choice(places), rng.choice(places)
        _put(node, name, at, _get(*source))


def _get(node: ast.AST, name: str, at: int) -> ast.AST:
    value = getattr(node, name)
    found: ast.AST = value[at] if isinstance(value, list) else value
    return found


def _put(node: ast.AST, name: str, at: int, new: ast.AST) -> None:
    value = getattr(node, name)
    if isinstance(value, list):
        value[at] = new
    else:
        setattr(node, name, new)


_EDITS = (
    _by_lines(_delete), _by_lines(_repeat), _by_lines(_swap), _cut, _rename, _rename,
    *[_by_syntax(change) for change in (_shuffle, _transplant, _exchange, _exchange, _exchange)],
)  # fmt: skip
