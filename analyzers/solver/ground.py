"""What all parts of the solver share: variables, objects, the program, and the edges found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from msgspec import Struct

from analyzers.linking.modules import ModuleTable

from .layout import Class, Function, Module
from .library import Library
from .loading_functions import LoadingScopes
from .objects import Objects
from .propagation import Crowd, Propagation, Watcher

PROJECT, EXTERNAL_CODE, BUILTIN = 1, 2, 4
"""Where the targets of a site live, as bits."""
CALLS, IMPLICIT = "call", "implicit"
RENDERING = "template "
"""How the mechanism of what a page calls begins; its name follows."""
EMPTY: tuple[int, ...] = ()
_BUILTIN_PREFIX = "<builtin>."
_MOST_OUTSIDE, _MOST_CONTAINERS, _MOST_TEXTS = 8, 16, 48
"""Values from outside, built-in containers and known texts that a variable keeps apart."""


class Site(Struct, frozen=True, gc=False):
    """A place that calls something. `number` is that of the call in its file; -1 where no call is written."""

    caller: int
    line: int
    kind: str
    number: int = -1
    in_loop: bool = False
    form: int = 0
    function: int = 0
    receiver: int = 0


@dataclass(slots=True, eq=False)
class Call:
    """A call that is being resolved: the values that go in and the variable that takes what comes out.

    Star arguments are negative. `is_inner` marks a call inside a library model: only calls of ours are edges there.
    """

    site: int
    arguments: tuple[int, ...]
    keywords: tuple[tuple[str, int], ...]
    result: int
    place: Function | Class | Module
    is_inner: bool = False
    depth: int = 0
    form: int = 0


class Ground:
    """The state, and the doors through which the parts call each other."""

    def __init__(self, table: ModuleTable) -> None:
        """Nothing is known but the names of the modules."""
        self.table = table
        self.objects = Objects()
        self.propagation = Propagation(self._crowds())
        self.modules: dict[str, Module] = {}
        self.classes: dict[str, Class] = {}
        self.functions: list[Function] = []
        self.callers: list[str] = []
        self.caller_modules: list[Module] = []
        self.sites: list[Site] = []
        self.targets: list[dict[str, int]] = []
        """Per site: the targets, each with the phase in which it was found."""
        self.scopes_reached: list[int] = []
        """Per site: where its targets live."""
        self.phase = 0
        self._holding: dict[int, int] = {}
        self._implicit: dict[tuple[int, int, str, bool], int] = {}
        self.mechanisms: dict[int, str] = {}
        """Callers that call through a framework: what of it they call."""
        self._through: dict[tuple[int, str], int] = {}
        self.borrowers: dict[int, dict[int, None]] = {}
        """Callers that stand for all who call one method of a framework on one object: the sites of these."""
        self.fields: dict[tuple[int, str], int] = {}
        """The variable of an object's attribute."""
        self.new = self.propagation.allocate
        self.add = self.propagation.add
        self.put = self.propagation.put
        self.connect = self.propagation.connect
        self.watch = self.propagation.watch
        self.of = self.propagation.of

    @cached_property
    def nowhere(self) -> Call:
        """The place of what nobody in particular does."""
        return Call(self.site(Site(-1, 0, IMPLICIT)), (), (), 0, self.root, is_inner=True)

    bodies: dict[int, Function]
    """The functions of the program by their numbers as callers, and by those with which a framework calls for them."""
    unstored: dict[tuple[int, str], list[int]]
    """By an attribute that nobody stored yet: the variables that wait for it."""
    loading = LoadingScopes()
    """Where the program loads by name."""
    library: Library
    """The models that there are."""
    library_modules: dict[str, Module]
    """The models that the program needs, by import path."""
    root: Module
    """The place of what belongs to no scope."""
    computed_at: dict[int, tuple[int, str]]
    """Per site of what computes an attribute: the object and the attribute."""
    computing: dict[int, int]
    """By such a site that a framework's function computes: the site of what that function calls."""

    # Edges

    def new_caller(self, symbol: str, module: Module) -> int:
        """The number of a module, class or function that calls, or of a copy of it."""
        self.callers.append(symbol)
        self.caller_modules.append(module)
        return len(self.callers) - 1

    def site(self, site: Site) -> int:
        """A new site."""
        self.sites.append(site)
        self.targets.append({})
        self.scopes_reached.append(0)
        return len(self.sites) - 1

    def implicit_site(self, caller: int, line: int, kind: str = IMPLICIT, *, in_loop: bool = False) -> int:
        """The site of calls that no call expression shows."""
        key = (caller, line, kind, in_loop)
        found = self._implicit.get(key)
        if found is None:
            found = self._implicit[key] = self.site(Site(caller, line, kind, in_loop=in_loop))
        return found

    def through(self, site: int, mechanism: str) -> int:
        """The site of what a framework calls on behalf of a site; one within a framework is one already."""
        old = self.sites[site]
        if old.caller in self.mechanisms:
            return site
        if old.caller < 0:
            return self._through_attribute(site, mechanism)
        key = (old.caller, mechanism)
        caller = self._through.get(key)
        if caller is None:
            caller = self._through[key] = self.new_caller(self.callers[old.caller], self.caller_modules[old.caller])
            self.mechanisms[caller] = mechanism
            if old.caller in self.bodies:
                self.bodies[caller] = self.bodies[old.caller]
        return self.implicit_site(caller, old.line, CALLS, in_loop=old.in_loop)

    def _through_attribute(self, site: int, mechanism: str) -> int:
        """The same for the site of what computes an attribute, whose readers are known at the end."""
        if site not in self.computed_at:
            return site
        if site not in self.computing:
            self.computing[site] = self.new_lender("", self.root, mechanism)
        return self.computing[site]

    def new_lender(self, symbol: str, module: Module, mechanism: str) -> int:
        """The site of what a framework calls on behalf of many sites alike; who these are is told by `borrow`."""
        caller = self.new_caller(symbol, module)
        self.mechanisms[caller] = mechanism
        self.borrowers[caller] = {}
        return self.site(Site(caller, 0, CALLS))

    def borrow(self, site: int, lender: int) -> None:
        """All that is called at the site of a lender is called at this site."""
        self.borrowers[self.sites[lender].caller][site] = None

    def on_page(self, site: int, page: Module) -> int:
        """The site of what a template calls on behalf of a site: at its own lines."""
        old = self.sites[site]
        symbol = self.callers[old.caller] if old.caller >= 0 else ""
        caller = page.callers.get(symbol)
        if caller is None:
            caller = page.callers[symbol] = self.new_caller(symbol, page)
            self.mechanisms[caller] = f"{RENDERING}{page.template}"
        return self.implicit_site(caller, 1, CALLS, in_loop=old.in_loop)

    def note(self, call: Call, target: str, scope: int = PROJECT) -> None:
        """The site calls the target."""
        site = call.site
        if scope != PROJECT and (call.is_inner or _is_private(target)):
            self.scopes_reached[site] |= 0 if call.is_inner else scope
            return
        self.scopes_reached[site] |= scope
        self.targets[site].setdefault(target, self.phase)

    def note_path(self, call: Call, path: str) -> None:
        """The site calls something from outside."""
        self.note(call, path, BUILTIN if path.startswith(_BUILTIN_PREFIX) else EXTERNAL_CODE)

    def answered(self, call: Call, scope: int = PROJECT) -> None:
        """The site is resolved, but it calls nothing that has a name: a class without `__init__`."""
        if not call.is_inner:
            self.scopes_reached[call.site] |= scope

    def inner(self, call: Call, arguments: Sequence[int] = (), result: int = 0, kind: str = "") -> Call:
        """Another call made on behalf of the same place, such as of the `__init__` of a class that is called."""
        site = call.site
        if kind and self.sites[site].kind != kind:
            old = self.sites[site]
            site = self.implicit_site(old.caller, old.line, kind)
        return Call(site, tuple(arguments), (), result, call.place, call.is_inner, call.depth)

    @staticmethod
    def hidden(call: Call, result: int = 0) -> Call:
        """The same call made by library code: no edge of ours."""
        return Call(call.site, call.arguments, call.keywords, result, call.place, True, call.depth)

    @staticmethod
    def within(call: Call, result: int = 0) -> Call:
        """What library code does by itself when it is called: no edge of ours either."""
        return Call(call.site, EMPTY, (), result, call.place, True, call.depth + 1)

    def holding(self, number: int) -> int:
        """A variable that holds one object."""
        found = self._holding.get(number)
        if found is None:
            found = self._holding[number] = self.new(1)
            self.put(found, number)
        return found

    def _crowds(self) -> tuple[Crowd, ...]:
        """Objects that say little when they are many."""
        outside = Crowd(self.objects.outside, _MOST_OUTSIDE, lambda _: self.objects.opaque)
        texts = Crowd(self.objects.texts, _MOST_TEXTS, lambda _: self.objects.any_text)
        return outside, texts, Crowd(self.objects.containers, _MOST_CONTAINERS, self.any_container)

    # What the parts offer each other

    def any_container(self, number: int) -> int:
        """What stands for a built-in container among too many."""
        raise NotImplementedError

    def field(self, owner: int, name: str) -> int:
        """The variable of an attribute that is stored into an object."""
        key = (owner, name)
        found = self.fields.get(key)
        if found is None:
            found = self.fields[key] = self.new(1)
            for target in self.unstored.pop(key, ()):
                self.connect(found, target)
        return found

    def take_stored(self, owner: int, name: str, target: int) -> None:
        """Let what is stored into an attribute of an object flow into a variable, now and later."""
        raise NotImplementedError

    def member(self, owner: int, name: str) -> int:
        """The variable of what `owner.name` gives; 0 when the object can have no such attribute."""
        raise NotImplementedError

    def call_all(self, function: int, call: Call) -> None:
        """Call whatever the variable holds, now and later."""
        raise NotImplementedError

    def call_object(self, target: int, call: Call) -> None:
        """Call one object."""
        raise NotImplementedError

    def find(self, cls: Class, name: str) -> Class | None:
        """The class of the MRO, ours or modelled, that has the name."""
        raise NotImplementedError

    def invoke(self, owner: int, name: str, call: Call) -> bool:
        """Call a special method of an object as Python does; whether there is one."""
        raise NotImplementedError

    def elements(self, owner: int) -> int:
        """The variable of all elements of an object made at one place."""
        raise NotImplementedError

    def each_element(self, owner: int, listener: Watcher) -> None:
        """Tell a listener of each element, now and later."""
        raise NotImplementedError

    def model(self, path: str) -> Function | Class | None:
        """The model of a library function or class, if there is one."""
        raise NotImplementedError

    def heap(self, path: str) -> int:
        """A new object of a library class."""
        raise NotImplementedError


@lru_cache(maxsize=1 << 16)
def _is_private(path: str) -> bool:
    """Parts of a library model that have no name outside, and what every object has anyway."""
    last = path.rpartition(".")[0].rpartition(".")[2]
    return path.startswith("<builtin>.object.") or (last.startswith("_") and not last.startswith("__"))
