"""Templates: a rendering runs the functions of a template with the context that it gets.

Each template that code renders by itself gets variables of its own for each function or class that renders it, as a
library model does, and so does what it includes. A template that others extend is run once for each set of blocks that
they replace, for all of them together: what it reads is mostly the same for all. What a template calls, everybody calls
who renders it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyzers.flow.patterns import ANY

from .assumptions import FACTS
from .containers import DICT
from .ground import CALLS, RENDERING, Call
from .layout import Class, Function, Module
from .objects import HEAP, TEXT
from .pages import ENGINE, Page, Pages
from .propagation import Arrivals, Watcher
from .template_tags import TemplateTags

_DEEPEST = 8
"""Templates that include templates."""
_MOST_RENDERINGS = 2
"""Renderings of one template; the places beyond share one."""


@dataclass(slots=True, eq=False)
class Rendering:
    """One run of a template: for whom, what its children replace, and the variable of its context."""

    page: Page
    source: str
    """The name under which it calls, in place of those who render it."""
    caller: int
    replaced: frozenset[str]
    inside: tuple[Page, ...]
    context: int
    own: int = -1
    """The dict that stands for all contexts of a shared rendering; -1 for others."""
    wanted: dict[str, int] = field(default_factory=dict)
    """The variables that a shared rendering asks for."""
    joined: dict[int, None] = field(default_factory=dict)
    """The contexts of those who share it."""
    given: int = 0
    """What a template for Jinja gives to those who import it."""


class Renderings(TemplateTags):
    """Renders."""

    def begin_renderings(self) -> None:
        """Before the first constraint."""
        self.begin_template_tags()
        self.pages = Pages(())
        self._rendering_of: dict[int, Rendering] = {}
        self._renderings: dict[tuple[object, ...], Rendering] = {}
        self._sharing: dict[int, Rendering] = {}
        """By the dict that stands for the contexts of a shared rendering."""
        self._served: set[tuple[object, ...]] = set()
        self._likely_pages: list[tuple[int, Watcher]] = []
        """Names of which a part is known, with who waits for what they name."""
        self.asked_pages: list[tuple[int, int]] = []
        """Variables that hold names of templates, with the site that asks for them."""
        self.rendered_by: dict[str, set[int]] = {}
        """Per name of a rendering: the callers that render it, which may be renderings themselves."""
        self._natives[f"{ENGINE}include"] = self.include
        self._natives[f"{ENGINE}extend"] = self._extend_page
        self._natives[f"{ENGINE}block"] = self._block
        self._natives[f"{ENGINE}module"] = self._import

    def begin_page(self, page: Page, source: str, site: int, context: int) -> None:
        """A template that code renders: once for all methods of a class, or one function."""
        home = source.rpartition(".")[0]
        key = (id(page), home if home in self.classes else source)
        known = self._renderings.get(key)
        if known is None:
            known = self._renderings[key] = self._own_or_shared(page, ())
        self._join(known, site, (context,))

    def _own_or_shared(self, page: Page, inside: tuple[Page, ...], *, in_loop: bool = False) -> Rendering:
        """A rendering of its own where there is room for one more, else the one that many share."""
        if page.count < _MOST_RENDERINGS:
            rendering = self._new(page, frozenset(), inside)
            self._start(rendering, in_loop=in_loop)
            return rendering
        return self._together(page, frozenset(), ())

    def _together(self, page: Page, replaced: frozenset[str], inside: tuple[Page, ...]) -> Rendering:
        """The rendering that many share."""
        key = (id(page), replaced)
        known = self._renderings.get(key)
        if known is None:
            known = self._renderings[key] = self._new(page, replaced, inside, is_shared=True)
            # Only now: a template may include itself.
            self._start(known)
        return known

    def _join(self, rendering: Rendering, site: int, contexts: Sequence[int]) -> None:
        """One more place renders; its context adds to the others."""
        self.rendered_by[rendering.source].add(self.sites[site].caller)
        if rendering.own < 0:
            for context in contexts:
                self.connect(context, rendering.context)
            return
        known = rendering.joined
        for context in [one for one in contexts if one and one not in known]:
            known[context] = None
            for name, target in rendering.wanted.items():
                self.watch(context, (self._on_variable, name, target))

    def want(self, owner: int, name: str) -> None:
        """A shared rendering asks for a variable: all contexts that join give it."""
        rendering = self._sharing[owner]
        if name not in rendering.wanted:
            target = rendering.wanted[name] = self.element(rendering.own, name)
            for context in rendering.joined:
                self.watch(context, (self._on_variable, name, target))

    def read_element(self, owner: int, key: str, target: int) -> None:
        """Let an element flow into a variable; the context of a shared rendering fetches it."""
        if owner in self.lazy:
            self.want(owner, key)
        super().read_element(owner, key, target)

    def _new(
        self,
        page: Page,
        replaced: frozenset[str],
        inside: tuple[Page, ...],
        *,
        is_shared: bool = False,
    ) -> Rendering:
        """A rendering that has not begun."""
        module = self._brought_in(page)
        page.count += 1
        source = f"{ENGINE}{page.flow.path} {page.count}"
        caller = self.new_caller(source, module)
        self.mechanisms[caller] = f"{RENDERING}{page.name}"
        self.rendered_by[source] = set()
        rendering = Rendering(page, source, caller, replaced, (*inside, page), self.new(1), given=self.new(1))
        if is_shared:
            # All that others have in their contexts is too much: it is fetched by name.
            rendering.own = self.heap(DICT)
            self.lazy.add(rendering.own)
            self._sharing[rendering.own] = rendering
            self.put(rendering.context, rendering.own)
        return rendering

    def _start(self, rendering: Rendering, *, in_loop: bool = False) -> None:
        """Run the body of the template, with variables of its own."""
        body = self._run(rendering, 1, (rendering.context,), in_loop=in_loop)
        self.connect(body.returned, rendering.given)

    def _run(self, rendering: Rendering, number: int, contexts: Sequence[int], *, in_loop: bool) -> Function:
        """One function of a template; its calls are made by who renders, at their own lines."""
        function = rendering.page.body(number)
        at = self._placing(function)
        clone = Function(function.symbol, function.module, function.scope, at, None, function.module)
        self.prepare_rest(clone)
        self._rendering_of[id(clone)] = rendering
        site = self.implicit_site(rendering.caller, 1, CALLS, in_loop=in_loop)
        for context in contexts:
            self.connect(context, clone.positional[0].variable)
        self.activate(clone, at, Call(site, (), (), 0, clone, is_inner=True))
        return clone

    def _brought_in(self, page: Page) -> Module:
        if page.module is None:
            page.module = self.load_module(f"{ENGINE}{page.flow.path}", page.flow, is_library=True)
            page.module.template = page.name
            self.page_of[id(page.module)] = page
            self.activate_module(page.module)
        return page.module

    def _rendering(self, call: Call) -> Rendering | None:
        """The rendering in which a call stands."""
        place: Function | Class | Module = call.place
        while not isinstance(place, Module):
            found = self._rendering_of.get(id(place))
            if found is not None:
                return found
            place = place.around
        return None

    # Templates that name others

    def include(self, call: Call) -> None:
        """Another template is run where this one stands."""
        rendering = self._rendering(call)
        if rendering is not None:
            self._watch_name(call, (self._on_included, call, rendering))

    def _on_included(self, found: Arrivals, watcher: Watcher) -> None:
        _, call, rendering = watcher
        for page in self.pages_of(found, watcher):
            key = ("include", id(page), id(call))
            if key in self._served:
                continue
            self._served.add(key)
            around = next((one for one in rendering.inside if one is page), None)
            if around is not None or len(rendering.inside) >= _DEEPEST:
                inner = self._together(page, frozenset(), (page,))
            else:
                inner = self._own_or_shared(page, rendering.inside, in_loop=self.sites[call.site].in_loop)
            self._join(inner, call.site, self.contexts(call))

    def names_pages(self, name: str) -> bool:
        """Whether there is a template of a name, or any that a pattern fits."""
        return bool(self.pages.alike(name) if ANY in name else self.pages.named(name))

    def pages_of(self, found: Arrivals, watcher: Watcher) -> Iterator[Page]:
        """The templates that names mean, in lists of names too; once it is time for what is likely, those alike."""
        for number in found:
            if self.objects.kinds[number] == TEXT:
                yield from self.pages.named(self.objects.names[number])
            elif alike := self.pages_alike(number):
                if self.phase == FACTS:
                    self._likely_pages.append((number, watcher))
                else:
                    yield from alike
            elif self.objects.kinds[number] == HEAP and (key := ("names", number, id(watcher))) not in self._served:
                # A list may come to hold itself.
                self._served.add(key)
                self.watch(self.elements(number), watcher)

    def pages_alike(self, number: int) -> Sequence[Page]:
        """The templates that a text of which a part is known may name."""
        pattern = self.objects.pattern_of(number)
        return self.pages.alike(pattern) if pattern else ()

    def assume_pages(self) -> None:
        """What is rendered under a name that is put together is any of those that the known part fits."""
        waiting, self._likely_pages = self._likely_pages, []
        for number, watcher in waiting:
            watcher[0]((number,), watcher)

    def _extend_page(self, call: Call) -> None:
        rendering = self._rendering(call)
        if rendering is not None:
            self._watch_name(call, (self._on_extended, call, rendering))

    def _on_extended(self, found: Arrivals, watcher: Watcher) -> None:
        _, call, rendering = watcher
        page = rendering.page
        own = frozenset(page.blocks) - page.additions
        for parent in self.pages_of(found, watcher):
            if parent is page or parent in rendering.inside[:-1]:
                continue
            replaced = (rendering.replaced | own) & self.pages.blocks_above(parent)
            self._join(self._together(parent, replaced, ()), call.site, self.contexts(call))

    def _block(self, call: Call) -> None:
        """A block where it stands: it runs, unless a template that extends this one has its own."""
        rendering, name = self._rendering(call), self.text(call, 0)
        if rendering is not None and name in rendering.page.blocks and name not in rendering.replaced:
            in_loop = self.sites[call.site].in_loop
            self._run(rendering, rendering.page.blocks[name], self.contexts(call), in_loop=in_loop)

    def _import(self, call: Call) -> None:
        """`{% import "macros.html" as macros %}`: a dict with what the template defines."""
        self._watch_name(call, (self._on_imported, call))

    def _on_imported(self, found: Arrivals, watcher: Watcher) -> None:
        call = watcher[1]
        for page in self.pages_of(found, watcher):
            rendering = self._together(page, frozenset(), ())
            self._join(rendering, call.site, self.contexts(call))
            self.connect(rendering.given, call.result)

    def _watch_name(self, call: Call, watcher: Watcher) -> None:
        """What a call gives as the name of a template."""
        name = self.argument(call, 0)
        self.asked_pages.append((name, call.site))
        self.watch(name, watcher)
