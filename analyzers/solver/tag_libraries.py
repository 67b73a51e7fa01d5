"""Tags and filters of templates: which functions the program registers under which names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .frameworks import Frameworks
from .ground import Call
from .layout import Module
from .objects import CLASS, EXTERNAL, FUNCTION, HEAP, INSTANCE, PARTIAL, TEXT, Partial
from .propagation import Arrivals, Watcher

FILTER, TAG, TEST, GLOBAL = "filter", "tag", "test", "global"
_HOMES = ("django.template", "django.template.library", "django.template.base")
_FUNCTIONS = frozenset({FUNCTION, CLASS, EXTERNAL, INSTANCE, PARTIAL})
_ELSEWHERE = ("Flask.template_", "Flask.add_template_", "Blueprint.app_template_", "template_")
"""Where Flask registers for Jinja, before the kind."""
_SETTINGS = ("TEMPLATES", "TEMPLATE_CONTEXT_PROCESSORS")


@dataclass(frozen=True, slots=True)
class Registered:
    """A function that is a tag or filter; `form` is the word under which the library knows its kind."""

    form: str
    function: int
    takes_context: bool = False
    template: int = 0


@dataclass(slots=True)
class _Entry:
    """What has one name in one library, and who wants to know."""

    found: list[Registered] = field(default_factory=list)
    users: list[Callable[[Registered], None]] = field(default_factory=list)


class TagLibraries(Frameworks):
    """The decorators that register, and the settings that name libraries."""

    def begin_tag_libraries(self) -> None:
        """Before the first constraint."""
        self._entries: dict[tuple[str, str, str], _Entry] = {}
        self._registered: set[tuple[str, str, str, Registered]] = set()
        self._of_modules: dict[str, list[tuple[str, str, Registered]]] = {}
        self._always: set[str] = set()
        self.own_libraries: frozenset[str] = frozenset()
        """The libraries of the program by the names under which templates load them."""
        self.processors: list[int] = []
        """The variables of functions that add to the context of each template."""
        self._on_processors: list[Callable[[int], None]] = []
        for form in ("filter", "tag", "simple_tag", "inclusion_tag", "assignment_tag", "simple_block_tag"):
            for home in _HOMES:
                self._natives[f"{home}.Library.{form}"] = self._registering(form)
        for path, form in _elsewhere():
            self._natives[path] = self._registering(form)

    def _registering(self, form: str) -> Callable[[Call], None]:
        return lambda call: self._register(call, form)

    # Registering

    def _register(self, call: Call, form: str) -> None:
        """`@register.filter`, `@register.filter(name="x")`, `register.filter("x", f)` and the like."""
        name = self._keyword(call, "name")
        if form == "inclusion_tag":
            function = self.argument(call, 1, "func")
        elif form in ("filter", "tag", "test", "global") and len(call.arguments) > 1:
            first, second = self.argument(call, 0), self.argument(call, 1)
            # Django takes the name first, others the function.
            name, function = name or first, second
            self.watch(first, (self._on_decorated, call, form, second, ""))
        else:
            function = self._keyword(call, "filter_func") or self._keyword(call, "compile_function")
            function = function or self.argument(call, 0, "func")
        if not function:
            self._wait_for_function(call, form)
            return
        if call.result:
            self.connect(function, call.result)
        if name:
            self.watch(name, (self._on_name_of_tag, call, form, function))
        else:
            self.watch(function, (self._on_decorated, call, form, 0, ""))

    @staticmethod
    def _keyword(call: Call, word: str) -> int:
        return next((value for name, value in call.keywords if name == word), 0)

    def _wait_for_function(self, call: Call, form: str, name: int = 0) -> None:
        """The decorator that the call gives takes the function."""
        if not call.result:
            return
        path = f"django.template.Library.{form}" if form.endswith("tag") or form == FILTER else f"flask.template_{form}"
        keywords = (*call.keywords, ("name", name)) if name else call.keywords
        arguments = call.arguments[:1] if form == "inclusion_tag" else ()
        body = Partial(self.holding(self.objects.external(path)), arguments, keywords)
        key = ("registering", call.result, call.site)
        self.put(call.result, self.objects.the(PARTIAL, "functools.partial", body, key))

    def _on_name_of_tag(self, found: Arrivals, watcher: Watcher) -> None:
        _, call, form, function = watcher
        for number in found:
            if self.objects.kinds[number] == TEXT:
                self._enter_tag(call, form, self.objects.names[number], function)

    def _on_decorated(self, found: Arrivals, watcher: Watcher) -> None:
        """A function has its own name; a text in its place is the name of one that comes later."""
        _, call, form, second, _ = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind in _FUNCTIONS:
                word = self.objects.names[number].rpartition(".")[2]
                if second:
                    self.watch(second, (self._on_name_of_tag, call, form, self.argument(call, 0)))
                self._enter_tag(call, form, word, self.holding(number))
            elif kind == TEXT and not second:
                self._wait_for_function(call, form, self.holding(number))

    def _enter_tag(self, call: Call, form: str, name: str, function: int) -> None:
        place = call.place
        module = place if isinstance(place, Module) else place.module
        takes_context = any(word == "takes_context" for word, _ in call.keywords)
        template = self.argument(call, 0, "filename") if form == "inclusion_tag" else 0
        one = Registered(form, function, takes_context, template)
        kind = form if form in (FILTER, TEST, GLOBAL) else TAG
        library = module.name.rpartition("templatetags.")[2]
        self._of_modules.setdefault(module.name, []).append((kind, name, one))
        is_everywhere = module.name in self._always or ".templatetags." not in f".{module.name}"
        for home in (library, "") if is_everywhere else (library,):
            self._tell(kind, home, name, one)

    def _tell(self, kind: str, library: str, name: str, one: Registered) -> None:
        key = (kind, library, name, one)
        if key in self._registered:
            return
        self._registered.add(key)
        entry = self._entry(kind, library, name)
        entry.found.append(one)
        for user in list(entry.users):
            user(one)

    def _entry(self, kind: str, library: str, name: str) -> _Entry:
        return self._entries.setdefault((kind, library, name), _Entry())

    def each_registered(
        self, kind: str, libraries: tuple[str, ...], name: str, user: Callable[[Registered], None]
    ) -> None:
        """Tell of each function that has a name in one of the libraries, now and later."""
        for library in libraries:
            if library and library not in self.own_libraries:
                continue
            entry = self._entry(kind, library, name)
            entry.users.append(user)
            for one in list(entry.found):
                user(one)

    def is_registered(self, kind: str, libraries: tuple[str, ...], name: str) -> bool:
        """Whether any function has the name."""
        found = (self._entries.get((kind, library, name)) for library in libraries)
        return any(entry is not None and entry.found for entry in found)

    # Settings

    def read_template_settings(self) -> None:
        """Libraries that need not be loaded, and context processors; wherever modules name them."""
        homes = (name.rpartition("templatetags.") for name in self.modules)
        self.own_libraries = frozenset(library for _, home, library in homes if home)
        for module in self.modules.values():
            for name in _SETTINGS:
                variable = self.module_name(module, name) if name in module.flow.scopes[0].names else 0
                if variable and name == "TEMPLATES":
                    options = self._at(self._at(variable, "*"), "OPTIONS")
                    self.watch(self._at(self._at(options, "builtins"), "*"), (self._on_always,))
                    self.watch(self._at(self._at(options, "context_processors"), "*"), (self._on_processor, module))
                elif variable:
                    self.watch(self._at(variable, "*"), (self._on_processor, module))

    def _at(self, variable: int, key: str) -> int:
        """The variable of what stands under a key in what a variable holds."""
        found = self.new(1)
        self.watch(variable, (self._on_setting, key, found))
        return found

    def _on_setting(self, found: Arrivals, watcher: Watcher) -> None:
        _, key, target = watcher
        for number in found:
            if self.objects.kinds[number] == HEAP:
                if key == "*":
                    self.connect(self.elements(number), target)
                else:
                    self.read_element(number, key, target)

    def _on_always(self, found: Arrivals, _watcher: Watcher) -> None:
        for number in found:
            name = self.objects.names[number]
            if self.objects.kinds[number] == TEXT and name not in self._always:
                self._always.add(name)
                for kind, word, one in list(self._of_modules.get(name, ())):
                    self._tell(kind, "", word, one)

    def _on_processor(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] != TEXT:
                continue
            home, _, name = self.objects.names[number].rpartition(".")
            known = self.table.find(home, watcher[1].flow.path)
            module = self.modules.get(known or "")
            variable = self.module_name(module, name) if module is not None else 0
            if variable and variable not in self.processors:
                self.processors.append(variable)
                for user in list(self._on_processors):
                    user(variable)

    def each_processor(self, user: Callable[[int], None]) -> None:
        """Tell of each context processor, now and later."""
        self._on_processors.append(user)
        for variable in list(self.processors):
            user(variable)


def _elsewhere() -> Iterator[tuple[str, str]]:
    """Decorators of other libraries that register for Jinja."""
    for form in (FILTER, TEST, GLOBAL):
        for owner in _ELSEWHERE:
            yield f"flask.{owner}{form}", form
        yield f"flask.Blueprint.add_app_template_{form}", form
    yield "django_jinja.library.filter", FILTER
    yield "django_jinja.library.test", TEST
    yield "django_jinja.library.global_function", GLOBAL
