"""Modules that are imported by a call: `import_module("shop.orders")`, `__import__("shop.orders")`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from .computed_names import ComputedNames
from .ground import Call
from .layout import Function, module_of

_IMPORT = "importlib.import_module"


class Load(NamedTuple):
    """What one place loads by name: the caller, where it is, what loads, and the definition or module."""

    caller: str
    path: str
    line: int
    loader: str
    target: str


class NothingLoaded(NamedTuple):
    """A place that loads something unknown: the name that nothing has, or none where the name itself is unknown.

    `calls` are the calls on the way to the loader, innermost first, each by its file and its number there.
    """

    path: str
    line: int
    loader: str
    name: str
    calls: tuple[tuple[str, int], ...] = ()


class ImportsByName(ComputedNames):
    """Gives the modules that texts name."""

    def begin_imports_by_name(self) -> None:
        """Before the first constraint."""
        self._modules_asked: dict[tuple[Call, str], int] = {}
        """Per call and name: the module of the program; 0 where there is none though it should be."""

    def import_module(self, call: Call) -> None:
        """`import_module("a.b")`, `import_module(".b", package)`: the module."""
        self._import_named(call, self.texts_of(self.argument(call, 1, "package")), is_whole=True)

    def import_top(self, call: Call) -> None:
        """`__import__("a.b")`: the package `a`; with a `fromlist`, the module `a.b`."""
        has_names = len(call.arguments) > 3 or any(name == "fromlist" for name, _ in call.keywords)
        self._import_named(call, 0, is_whole=has_names)

    def _import_named(self, call: Call, packages: int, *, is_whole: bool) -> None:
        names = self.texts_of(self.argument(call, 0, "name"))
        if call.result and names:
            self.ask_for_texts((names, packages), partial(self._give_modules, names, packages, call, is_whole))

    def _give_modules(self, names: int, packages: int, call: Call, is_whole: bool) -> None:
        importer = module_of(call.place).flow.path
        for text in self.known_texts(names) or ():
            for name in self._modules_named(text, packages):
                wanted = name if is_whole else name.partition(".")[0]
                known = self.table.find(wanted, importer)
                if known:
                    found = self._modules_asked[call, wanted] = self.module_object(known)
                    self.put(call.result, found)
                elif self.table.find(wanted.partition(".")[0], importer) is None:
                    self.put(call.result, self.objects.external(wanted))
                else:
                    self._modules_asked[call, wanted] = 0

    def _modules_named(self, name: str, packages: int) -> list[str]:
        """A name that begins with dots counts from the packages that the second argument names."""
        bare = name.lstrip(".")
        up = len(name) - len(bare)
        if not up:
            return [name]
        bases = [base.split(".") for base in self.known_texts(packages) or ()]
        return [".".join((*base[: len(base) - up + 1], bare)) for base in bases if up <= len(base)]

    # What came of it

    def modules_loaded(self) -> Iterator[Load]:
        """The modules of the program that it imports by name, in no order."""
        for (call, _), number in self._modules_asked.items():
            place = self.place_of(call)
            if number and place is not None and self.objects.module_of(number) is not None:
                yield Load(*place, _IMPORT, self.objects.names[number])

    def modules_missing(self) -> Iterator[NothingLoaded]:
        """Places that import nothing but what is not there, in no order: one that tries many names may miss some."""
        places = {call: self.place_of(call) for call, _ in self._modules_asked}
        successful = {places[call] for (call, _), number in self._modules_asked.items() if number}
        for call, name in self._modules_asked:
            place = places[call]
            if place is not None and place not in successful:
                yield NothingLoaded(*place[1:], _IMPORT, name, self.written_calls(call))

    def place_of(self, call: Call) -> tuple[str, str, int] | None:
        """Who loads, in which file and on which line; None for what nobody of the program does.

        Of a function that loads what its parameters name, that is who calls it.
        """
        *_, call = _with_makers(call)
        if isinstance(call.place, Function) and self.has_copies(call.place):
            return None
        site = self.sites[call.site]
        module = self.caller_modules[site.caller] if site.caller >= 0 else None
        known = None if module is None or module.is_library else module
        return None if known is None else (self.callers[site.caller], known.flow.path, site.line)

    def written_calls(self, call: Call) -> tuple[tuple[str, int], ...]:
        """A call and those that made the copies of functions around it, innermost first: files and numbers in them."""
        sites = [self.sites[one.site] for one in _with_makers(call)]
        return tuple((self.caller_modules[one.caller].flow.path, one.number) for one in sites if one.caller >= 0)


def _with_makers(call: Call) -> Iterator[Call]:
    """A call, and the call for which the copy of the function around it was made, and so on."""
    yield call
    while isinstance(call.place, Function) and call.place.made_by is not None:
        call = call.place.made_by
        yield call
