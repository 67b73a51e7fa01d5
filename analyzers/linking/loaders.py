"""Loaders: functions that are given names as texts and give the definitions that have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from analyzers.options import Loader

from .modules import ModuleTable

_FIELD = re.compile(r"\{(\w+)\}")
_CALLED = "()"
_ANYWHERE = "*."
_WHOLE = ("{0}",)
_NEAREST = ("*.{0}.{1}",)
_OF_LIBRARIES: dict[str, tuple[str, ...]] = {
    "pkgutil.resolve_name": ("{0}", "{name}"),
    "pydoc.locate": ("{0}", "{path}"),
    "celery.utils.imports.symbol_by_name": _WHOLE,
    "django.utils.module_loading.import_string": ("{0}", "{dotted_path}"),
    "kombu.utils.imports.symbol_by_name": _WHOLE,
    "oscar.core.loading.get_class": (*_NEAREST, "oscar.apps.{0}.{1}"),
    "oscar.core.loading.get_classes": (*_NEAREST, "oscar.apps.{0}.{1}"),
    "paste.util.import_string.eval_import": _WHOLE,
    "rest_framework.settings.import_from_string": _WHOLE,
    "scrapy.utils.misc.load_object": _WHOLE,
    "twisted.python.reflect.namedAny": _WHOLE,
    "twisted.python.reflect.namedModule": _WHOLE,
    "werkzeug.utils.import_string": ("{0}", "{import_name}"),
    "zope.dottedname.resolve.resolve": _WHOLE,
}
"""Those of libraries, with the paths that they look for."""
WITHOUT_READERS = (Loader("django.apps.apps.get_model", ("*.{0}.models.{1}", "*.{app_label}.models.{model_name}")),)
"""What framework readers know better: the label of an application is nearly always the name of its package."""
BY_CONVENTION = Loader("", _NEAREST)
"""What two constants can hardly mean but a module, or the end of its name, and a definition in it."""


class Located(NamedTuple):
    """A module of the program with the names to follow in it; the module is empty for what is outside."""

    module: str
    names: tuple[str, ...]


class Target(NamedTuple):
    """A path that a loader looks for; `is_called` says that it gives what calling that gives."""

    path: str
    is_called: bool


def loaders_by_name(declared: Iterable[Loader]) -> dict[str, Loader]:
    """Those that are declared and those of libraries, by what they are called; what is declared counts more."""
    known = {name: Loader(name, paths) for name, paths in _OF_LIBRARIES.items()}
    return known | {loader.function: loader for loader in declared}


def fields(loader: Loader) -> list[str]:
    """The arguments that a loader looks at: positions as digits, and names."""
    return list(dict.fromkeys(name for path in loader.paths for name in _FIELD.findall(path)))


def targets(loader: Loader, known: Mapping[str, str]) -> Iterator[Target]:
    """The paths that a loader looks for, in order, of which all fields are known; an empty one for no entry."""
    for pattern in loader.paths:
        if any(name not in known for name in _FIELD.findall(pattern)):
            continue
        path = _FIELD.sub(lambda found: known[found[1]], pattern)
        whole = path if loader.entries is None else loader.entries.get(path, "")
        yield Target(whole.removesuffix(_CALLED).replace(":", "."), whole.endswith(_CALLED))


def locate(table: ModuleTable, has: Callable[[str, str], bool], path: str, importer: str) -> Located | None:
    """The module that a dotted path leads through, and what follows; None where it leads nowhere in the program.

    `has` tells whether a module has a name. A path that begins with `*.` may begin anywhere: of several modules the one
    nearest to the top is meant.
    """
    is_anywhere = path.startswith(_ANYWHERE)
    parts = tuple(path.removeprefix(_ANYWHERE).split("."))
    if not all(parts):
        return None
    if is_anywhere:
        return _locate_ending(table, has, parts)
    for end in range(len(parts), 0, -1):
        module = table.find(".".join(parts[:end]), importer)
        if module is not None:
            is_there = end == len(parts) or has(module, parts[end])
            return Located(module, parts[end:]) if is_there else None
    return Located("", parts)


def _locate_ending(table: ModuleTable, has: Callable[[str, str], bool], parts: tuple[str, ...]) -> Located | None:
    ends = (end for end in range(len(parts) - 1, 0, -1) if table.ending(".".join(parts[:end])))
    end = next(ends, 0)
    found = [module for module in table.ending(".".join(parts[:end])) if has(module, parts[end])]
    depth = min((module.count(".") for module in found), default=0)
    nearest = [module for module in found if module.count(".") == depth]
    return Located(nearest[0], parts[end:]) if len(nearest) == 1 else None
