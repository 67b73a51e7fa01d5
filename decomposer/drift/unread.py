"""Whose a file is that could not be read, so that nobody knows what it holds."""

from __future__ import annotations

from decomposer.model import Program, ServiceMap

from .ownership import claimant


def claimed_by(program: Program, services: ServiceMap, path: str) -> str | None:
    """The service (or `shared kernel`) that claims a file of the program, by the name that its module would have."""
    for folder, package in sorted(_roots(program)):
        if path.startswith(folder):
            owner = claimant(services, package + _dotted(path.removeprefix(folder)))
            if owner is not None:
                return owner
    return None


def _roots(program: Program) -> set[tuple[str, str]]:
    """From which folders names are counted, and the package that they begin with where that is a folder above."""
    found = set()
    for module in program.modules:
        inner = _dotted(module.path)
        if module.name.endswith(inner):
            found.add(("", module.name.removesuffix(inner)))
        elif inner.endswith(f".{module.name}"):
            found.add((inner.removesuffix(module.name).replace(".", "/"), ""))
    return found


def _dotted(path: str) -> str:
    return path.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")
