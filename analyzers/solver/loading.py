"""Definitions that are loaded by name: by `import_string("shop.orders.Order")`, by loaders of the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from math import prod

from analyzers.linking.loaders import Located, Target, fields, loaders_by_name, locate, targets
from analyzers.options import Loader

from .ground import Call
from .imports_by_name import ImportsByName, Load, NothingLoaded
from .layout import Class, Function, module_of
from .objects import CLASS, FUNCTION, HEAP, MODULE
from .propagation import Arrivals, Watcher

_MOST = 60
"""Combinations of names that one place may load."""
_LISTS = frozenset({"<builtin>.list", "<builtin>.tuple", "<builtin>.set"})


@dataclass(slots=True, eq=False)
class Asked:
    """A call of a loader: the variables of the arguments that count, and the one that takes what is loaded."""

    loader: Loader
    call: Call
    arguments: dict[str, int]
    result: int
    texts: dict[str, int] = field(default_factory=dict)
    """The variables of the texts of the arguments."""
    done: set[tuple[str, ...]] = field(default_factory=set)
    """Combinations of texts that were looked for."""
    missing: list[str] = field(default_factory=list)
    """Names that nothing has."""


class Loading(ImportsByName):
    """Follows names to what they name."""

    def begin_loading(self, declared: Iterable[Loader]) -> None:
        """Before the first constraint."""
        self.begin_imports_by_name()
        self.loaders = loaders_by_name(declared)
        self._asked_loaders: list[Asked] = []
        self._loaded_at: list[tuple[Asked, int]] = []
        """Variables of what was loaded."""
        self._loaded_lists: set[int] = set()

    @property
    def loader_paths(self) -> frozenset[str]:
        """All that is known to load by name."""
        return frozenset((*self.loaders, "importlib.import_module", "__import__"))

    def load_by_name(self, name: str, call: Call, function: Function | None = None) -> bool:
        """Call a loader, `function` if it is one of the program; whether it is one."""
        loader = self.loaders.get(name)
        if loader is None:
            return False
        arguments = {one: self._field(one, call, function) for one in fields(loader)}
        asked = Asked(loader, call, {one: variable for one, variable in arguments.items() if variable}, call.result)
        self._ask(asked)
        for one, variable in asked.arguments.items():
            self.watch(variable, (self._on_names_to_load, one, asked))
        return True

    def _field(self, name: str, call: Call, function: Function | None) -> int:
        """The variable of an argument by its position, or by its name; 0 where it is not given."""
        shift = 1 if function is not None and function.owner is not None else 0
        names = [one.name for one in function.positional[shift:]] if function is not None else []
        if name.isdigit():
            position = int(name)
            return self.argument(call, position, names[position] if position < len(names) else "")
        return self.argument(call, names.index(name) if name in names else len(call.arguments), name)

    def _ask(self, asked: Asked) -> None:
        self._asked_loaders.append(asked)
        asked.texts = {name: self.texts_of(variable) for name, variable in asked.arguments.items()}
        self.ask_for_texts(asked.texts.values(), partial(self._give_named, asked))

    def _give_named(self, asked: Asked) -> None:
        held = {name: self.known_texts(variable) for name, variable in asked.texts.items()}
        known = {name: words for name, words in held.items() if words}
        if prod(map(len, known.values())) > _MOST:
            return
        for chosen in product(*known.values()):
            if chosen in asked.done:
                continue
            wanted = list(targets(asked.loader, dict(zip(known, chosen, strict=True))))
            if wanted:
                asked.done.add(chosen)
                self._give_loaded(asked, wanted, ".".join(chosen))

    def _give_loaded(self, asked: Asked, wanted: Iterable[Target], name: str) -> None:
        """Give what the first of the paths names that names something."""
        importer = module_of(asked.call.place)
        for target in wanted:
            place = locate(self.table, self._has_name, target.path, importer.flow.path)
            if place is not None:
                self._give_located(asked, target, place)
                return
        asked.missing.append(name)

    def _give_located(self, asked: Asked, target: Target, place: Located) -> None:
        if not place.module:
            value = self.holding(self.objects.external(".".join(place.names)))
        else:
            value = self.holding(self.module_object(place.module))
            for name in place.names:
                value = self.attribute_of(value, name, asked.call.site)
        self._loaded_at.append((asked, value))
        if target.is_called:
            inner = Call(asked.call.site, (), (), asked.result, asked.call.place, True, asked.call.depth + 1)
            self.call_all(value, inner)
        else:
            self.connect(value, asked.result)

    def _on_names_to_load(self, found: Arrivals, watcher: Watcher) -> None:
        """A list of names is loaded as a list; what was loaded is no list of names, wherever it flows."""
        _, name, asked = watcher
        for number in found:
            is_list = self.objects.kinds[number] == HEAP and self.objects.names[number] in _LISTS
            if is_list and number not in self._loaded_lists:
                loaded = self.heap("<builtin>.list")
                self._loaded_lists.add(loaded)
                self.objects.heap_of(loaded).size = self.objects.heap_of(number).size
                self.put(asked.result, loaded)
                self.each_element(number, (self._on_element_to_load, name, asked, loaded))

    def _on_element_to_load(self, element: tuple[str, int], listener: Watcher) -> None:
        _, name, asked, loaded = listener
        key, variable = element
        arguments = {**asked.arguments, name: variable}
        self._ask(Asked(asked.loader, asked.call, arguments, self.element(loaded, key)))

    def _has_name(self, module: str, name: str) -> bool:
        """Whether a module or namespace of ours has a name, or a module below it."""
        home = self.modules.get(module)
        return (home is not None and self.module_name(home, name) > 0) or self.is_module(f"{module}.{name}")

    def attribute_of(self, base: int, name: str, site: int) -> int:
        """The variable of an attribute of whatever a variable holds, read at a site."""
        target, place = self.new(1), self.sites[site]
        self.watch(base, (self.on_load, name, target, place.caller, place.line))
        return target

    # What came of it

    def loads(self) -> Iterator[Load]:
        """What the program loads by name of its own, in no order."""
        yield from self.modules_loaded()
        for asked, variable in self._loaded_at:
            place = self.place_of(asked.call)
            for number in self.of(variable) if place is not None else ():
                if place is not None and self._is_ours(number):
                    yield Load(*place, asked.loader.function, self.objects.names[number])

    def _is_ours(self, number: int) -> bool:
        kind, body = self.objects.kinds[number], self.objects.bodies[number]
        if kind == MODULE:
            return body is not None
        return kind in (CLASS, FUNCTION) and isinstance(body, Class | Function) and not body.module.is_library

    def nothing_loaded(self) -> Iterator[NothingLoaded]:
        """Places of which is not known what they load, in no order.

        What one copy of a function knows is known of the place in it.
        """
        yield from self.modules_missing()
        places: dict[tuple[str, int, str], list[Asked]] = {}
        for asked in self._asked_loaders:
            place = self.place_of(asked.call)
            if place is not None:
                places.setdefault((*place[1:], asked.loader.function), []).append(asked)
        for where, group in places.items():
            for one in group:
                yield from (NothingLoaded(*where, name, self.written_calls(one.call)) for name in one.missing)
            if not any(one.done or self._is_list(one) for one in group):
                yield NothingLoaded(*where, "")

    def _is_list(self, asked: Asked) -> bool:
        """Whether it is told of the elements of a list what they name."""
        held = (number for variable in asked.arguments.values() for number in self.of(variable))
        return any(self.objects.kinds[number] == HEAP for number in held)
