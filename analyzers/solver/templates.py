"""Who renders templates: what models of frameworks say, and what stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzers.flow.records import FlowFacts

from .assumptions import ENTRY
from .containers import DICT
from .ground import Call
from .layout import Class
from .objects import CLASS, CONSTANT, FRAMEWORK, HEAP, INSTANCE, TEXT
from .pages import Page
from .propagation import Arrivals, Watcher
from .renderings import Renderings
from .tag_libraries import FILTER
from .template_words import FILTERS, LIBRARIES, TAGS

_OF_LIBRARIES = ("admin/", "django/", "registration/", "rest_framework/")
"""Beginnings of the names of templates that belong to libraries."""
_OF_ERRORS = frozenset({"400.html", "403.html", "403_csrf.html", "404.html", "500.html"})
"""Templates that Django renders by itself."""


class Gap(NamedTuple):
    """Something in or about a template that stays unknown."""

    path: str
    line: int
    reason: str
    detail: str


class Templates(Renderings):
    """The functions of the module `_templates`, which exists for models alone."""

    def begin_templates(self) -> None:
        """Before the first constraint."""
        self.begin_renderings()
        self._requests: dict[int, int] = {}
        self._processed = self.heap(DICT)
        """The dict with all that context processors add."""
        self.rendered_at: list[tuple[int, Page, bool]] = []
        """Sites where code renders, with the templates, and whether a part alone is known of their names."""
        self._natives["_templates.render"] = self._render
        self._natives["_templates.at_once"] = self._at_once
        self._natives["_templates.default_name"] = self._default_name

    def bring_in_templates(self, flows: Sequence[FlowFacts]) -> None:
        """The settings of all templates there are; none of these is looked at before it is rendered."""
        if flows:
            self.read_template_settings()

    def _render(self, call: Call) -> None:
        """`render(name, context, request)`; where the request is None there are no context processors."""
        names, context, request = (self.argument(call, position) for position in range(3))
        self.asked_pages.append((names, call.site))
        given = self.new(1)
        self.connect(context, given)
        self.watch(request, (self._on_request, given, request, call))
        self.watch(names, (self._on_rendered, given, call))

    def _on_request(self, found: Arrivals, watcher: Watcher) -> None:
        _, context, request, call = watcher
        if any(self.objects.kinds[number] != CONSTANT for number in found):
            self.put(context, self._of_request(request))
            self.put(context, self._processed)
            self._process(request, call)

    def _at_once(self, call: Call) -> None:
        """`at_once(render)`: what a method of a view makes is rendered later, by who entered the view; all else now."""
        if self.postponed(self._at_once, call):
            return
        home = self.classes.get(self.callers[self.sites[call.site].caller].rpartition(".")[0])
        if home is None or not any(self.find(one, ENTRY) is not None for one in self.family(home)):
            self.call_all(self.argument(call, 0), Call(call.site, (), (), 0, call.place, is_inner=True))

    def _of_request(self, request: int) -> int:
        """What each context has that is made for a request."""
        known = self._requests.get(request)
        if known is None:
            known = self._requests[request] = self.heap(DICT)
            self.connect(request, self.element(known, "request"))
            self.watch(request, (self.on_load, "user", self.element(known, "user"), -1, 0))
        return known

    def _process(self, request: int, call: Call) -> None:
        """Context processors take the request, and add to the context."""
        site = self.through(call.site, "context processor")
        key = ("request", request, site)
        if key not in self._served:
            self._served.add(key)
            given = self.new(1)
            self.watch(given, (self._on_processed,))
            inner = Call(site, (request,), (), given, call.place, is_inner=True)
            self.each_processor(lambda function: self.call_all(function, inner))

    def _on_processed(self, found: Arrivals, _watcher: Watcher) -> None:
        for number in found:
            self.on_spread((number,), (None, self._processed))

    def _on_rendered(self, found: Arrivals, watcher: Watcher) -> None:
        _, context, call = watcher
        likely = {page for number in found for page in (*self.pages_alike(number), *self._pages_near(number))}
        for page in self.pages_of(found, watcher):
            self.rendered_at.append((call.site, page, page in likely))
            self.begin_page(page, self.callers[self.sites[call.site].caller], call.site, context)

    # Names

    def _pages_near(self, number: int) -> Sequence[Page]:
        """The templates that a name means by the folders above theirs."""
        name = self.objects.names[number] if self.objects.kinds[number] == TEXT else ""
        return self.pages.named(name) if name and not self.pages.is_exact(name) else ()

    def _default_name(self, call: Call) -> None:
        """`default_name(model, "_detail")`: the template that a generic view takes for a model."""
        self.watch(self.argument(call, 0), (self._on_model, call))

    def _on_model(self, found: Arrivals, watcher: Watcher) -> None:
        call = watcher[1]
        suffixes = [self.objects.names[n] for n in self.of(self.argument(call, 1)) if self.objects.kinds[n] == TEXT]
        for number in found:
            kind = self.objects.kinds[number]
            cls = self.objects.class_of(number) if kind in (CLASS, INSTANCE) else None
            cls = self.classes.get(self.objects.names[number]) if kind == FRAMEWORK else cls
            for suffix in sorted(suffixes) if cls is not None and not cls.module.is_library else ():
                self._default_names(cls, suffix, call.result)

    def _default_names(self, cls: Class | None, suffix: str, target: int) -> None:
        """The label of the application is one of the words of the import path of the model."""
        if cls is None:
            return
        words = cls.symbol.split(".")
        for name in self.pages.by_file.get(f"{words[-1].lower()}{suffix}.html", ()):
            if name.partition("/")[0] in words:
                self.put(target, self.objects.the(TEXT, name))

    # What stays unknown

    def template_gaps(self) -> list[Gap]:
        """Names that are computed or name nothing, unknown tags and filters, templates that nobody renders; sorted."""
        found = {gap for names, site in self.asked_pages for gap in self._missing(names, site)}
        found.update(_first_of_each(gap for asked in self.asked_words for gap in self._unknown(*asked)))
        for page in self.pages.all:
            if not page.count and page.asks:
                found.add(Gap(page.flow.path, 1, _left_to(page), page.name))
        return sorted(found)

    def _missing(self, names: int, number: int) -> Iterator[Gap]:
        site = self.sites[number]
        if site.caller < 0 or not site.line:
            return  # In a model of a library nobody can write a name.
        path = self.caller_modules[site.caller].flow.path
        held = self.of(names)
        texts = [self.objects.names[one] for one in held if self.objects.kinds[one] == TEXT]
        for name in texts:
            if not self.pages.named(name) and not name.startswith(_OF_LIBRARIES):
                yield Gap(path, site.line, "no such template", name)
        if not texts and not any(self.objects.kinds[one] == HEAP or self.pages_alike(one) for one in held):
            yield Gap(path, site.line, "the name of a template is computed", "")

    def _unknown(self, kind: str, name: str, path: str, number: int) -> Iterator[Gap]:
        page = next(page for page in self.pages.all if page.flow.path == path)
        if name in (FILTERS if kind == FILTER else TAGS) or self.is_shared("filters", name):
            return
        if self.is_registered(kind, page.libraries, name):
            return
        line = self.sites[number].line
        foreign = [library for library in page.libraries if library and library not in self.own_libraries]
        if foreign:
            unknown = [library for library in foreign if library not in LIBRARIES] or foreign
            yield Gap(path, line, "a library of tags that is not read", ", ".join(unknown))
        else:
            yield Gap(path, line, f"unknown {kind} of a template", name)


def _left_to(page: Page) -> str:
    """Why nothing is known to render a template."""
    is_of_library = page.name.startswith(_OF_LIBRARIES) or page.name in _OF_ERRORS
    is_left = is_of_library and not page.is_jinja
    return "a template that a library renders" if is_left else "a template that nothing renders"


def _first_of_each(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Of the gaps of one template that say the same, the first."""
    first: dict[tuple[str, str, str], Gap] = {}
    for gap in sorted(gaps):
        first.setdefault((gap.path, gap.reason, gap.detail), gap)
    yield from first.values()
