"""Repositories with known histories: made in one process by `git fast-import`, so that laws can be tried on many.

A file is a list of functions, each a list of lines; every line that is written is unlike any other one, so that
there is one way only to say what changed.
"""

from __future__ import annotations

import subprocess
from itertools import count
from pathlib import Path

from msgspec import Struct

from analyzers.program import Location, Module, Program, Symbol
from tests.tools import require_tool

Functions = dict[str, tuple[str, ...]]
Tree = dict[str, Functions]

_lines = count(1)


class Step(Struct, frozen=True):
    """A commit: the files after it, its parents by their numbers, author and subject."""

    tree: Tree
    parents: tuple[int, ...] = ()
    author: str = "Ada"
    subject: str = "Work"


def new_line() -> str:
    """A line of code that nobody wrote before."""
    return f"    step_{next(_lines)}()"


def function(name: str, lines: int = 5) -> tuple[str, ...]:
    """A function with so many lines."""
    return (f"def {name}():  # {next(_lines)}", *(new_line() for _ in range(lines - 1)))


def edit(tree: Tree, path: str, name: str, how: str) -> Tree:
    """The files after a function changed: `change` a line, `grow` by one or `shrink` by one, never at its edges."""
    lines = tree[path][name]
    middle = len(lines) // 2
    rest = lines[middle:] if how == "grow" else lines[middle + 1 :]
    added = () if how == "shrink" and len(lines) > 3 else (new_line(),)
    return tree | {path: tree[path] | {name: (*lines[:middle], *added, *rest)}}


def program_of(tree: Tree) -> Program:
    """What a reader would say of the files: a module each, with its functions one after the other."""
    modules, symbols = [], []
    for path, functions in sorted(tree.items()):
        name, line = path.removesuffix(".py").replace("/", "."), 1
        modules.append(Module(name, path, sum(map(len, functions.values())), "python3", "code"))
        symbols.append(Symbol(name, "module", name, None, Location(path, 1), modules[-1].lines))
        for one, lines in functions.items():
            symbols.append(Symbol(f"{name}.{one}", "function", name, name, Location(path, line), line + len(lines) - 1))
            line += len(lines)
    return Program(tuple(modules), tuple(symbols), ())


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """What git answers in a folder."""
    settings = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        [require_tool("git"), *settings, *arguments], cwd=folder, input=given, capture_output=True, check=True
    )
    return done.stdout.decode()


def plant_history(folder: Path, steps: list[Step]) -> Path:
    """A repository in the folder with these commits, the last of them checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    git(folder, "fast-import", "--quiet", given=b"".join(_commit(number, step) for number, step in enumerate(steps, 1)))
    git(folder, "reset", "--quiet", "--hard", "main")
    return folder


def _commit(number: int, step: Step) -> bytes:
    who = f"{step.author} <{step.author.lower()}@example.org> {1_700_000_000 + number * 60} +0000"
    parents = [f"{word} :{one}" for word, one in zip(("from", "merge"), step.parents, strict=False)]
    text = ["commit refs/heads/main", f"mark :{number}", f"author {who}", f"committer {who}", _data(step.subject)]
    if not parents and number > 1:
        text.insert(0, "reset refs/heads/main")
    files = [f"M 100644 inline {path}\n{_data(source(step.tree[path]))}" for path in sorted(step.tree)]
    return "\n".join([*text, *parents, "deleteall", *files, ""]).encode()


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}"


def source(functions: Functions) -> str:
    """The text of a file."""
    return "".join(f"{line}\n" for lines in functions.values() for line in lines)
