"""Writes a synthetic program of any size: `python -m tests.benchmarks.synthetic.tree FOLDER LINES [SEED]`.

The same size and seed give the same bytes. The program is made to be read, not to be run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .hubs import CORE_FILES, area_text, plan_core
from .modules import module_text
from .plan import AREA_LINES, Area, Module, plan_area
from .scope import Surroundings


def write_tree(folder: Path, lines: int, seed: int = 0) -> int:
    """Write about so many lines of Python below a folder; how many they are. Neighbouring areas know each other."""
    count = 0
    for path, text in tree_files(lines, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        count += text.count("\n")
    return count


def tree_files(lines: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """The files, each with its path and text."""
    rng = Random(seed)  # noqa: S311 - no secret
    core = plan_core()
    yield from CORE_FILES.items()
    earlier: list[Module] = []
    left = lines - sum(text.count("\n") for text in CORE_FILES.values())
    for number in range(max(1, round(lines / AREA_LINES))):
        size = left // (max(1, round(lines / AREA_LINES)) - number)
        area = plan_area(number, size, core, rng)
        written = 0
        for path, text in _area_files(area, core, earlier, rng):
            written += text.count("\n")
            yield path, text
        left -= written
        earlier += [module for package in area.packages for module in package]


def _area_files(area: Area, core: Module, far: list[Module], rng: Random) -> Iterator[tuple[str, str]]:
    yield f"{area.name}/__init__.py", ""
    yield f"{area.name}/base.py", area_text(area.name)
    known = [area.base]
    for package in area.packages:
        folder = package[0].package.replace(".", "/")
        yield f"{folder}/__init__.py", _exports(package)
        for module in package:
            around = Surroundings(package, known, core, far)
            yield f"{module.name.replace('.', '/')}.py", module_text(module, around, rng)
        known += package


def _exports(package: list[Module]) -> str:
    """The package's own file: all that its modules define can be imported from it."""
    names: dict[str, str] = {}
    for module in package:
        for name in (*(one.name for one in module.functions), *(one.name for one in module.classes)):
            names.setdefault(name, module.name)
    lines = [f"from {module} import {name}" for name, module in names.items()]
    return "\n".join(['"""What others may use."""', "", *lines, "", f"__all__ = {sorted(names)!r}"]) + "\n"


if __name__ == "__main__":
    print(f"{write_tree(Path(sys.argv[1]), int(sys.argv[2]), int((sys.argv[3:] or ['0'])[0])):,} lines")
