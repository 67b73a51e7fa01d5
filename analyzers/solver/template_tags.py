"""Tags, filters and tests where templates use them."""

from __future__ import annotations

from .ground import Call
from .layout import Module
from .pages import ENGINE, Page
from .tag_libraries import FILTER, TAG, TEST, Registered
from .template_values import TemplateValues
from .template_words import ELEMENTS, SAME


class TemplateTags(TemplateValues):
    """Calls what is registered under the names."""

    def begin_template_tags(self) -> None:
        """Before the first constraint."""
        self.begin_template_values()
        self.asked_words: set[tuple[str, str, str, int]] = set()
        """Kinds and names of what is used, with the module and the site."""
        self._natives[f"{ENGINE}filter"] = self._filter
        self._natives[f"{ENGINE}test"] = self._test
        self._natives[f"{ENGINE}tag"] = self._tag

    def _filter(self, call: Call) -> None:
        """`{{ value|name:argument }}`."""
        name, page = self.text(call, 0), self._page(call)
        if page is None or not name:
            return
        inner = Call(call.site, call.arguments[1:], call.keywords, call.result, call.place, is_inner=True)
        self.asked_words.add((FILTER, name, page.flow.path, call.site))
        self.each_registered(FILTER, page.libraries, name, lambda one: self.call_all(one.function, inner))
        if page.is_jinja:
            function = self.new(1)
            self.read_shared("filters", name, function)
            self.call_all(function, inner)
        if not self.is_registered(FILTER, page.libraries, name):
            self._pass_filter(name, inner)

    def _pass_filter(self, name: str, call: Call) -> None:
        """What filters of the engine itself give, and those of libraries that are not read."""
        value = self.argument(call, 0)
        if name in SAME:
            self.connect(value, call.result)
            if name.startswith("default") or name == "d":
                self.connect(self.argument(call, 1), call.result)
        elif name in ELEMENTS:
            self.watch(value, (self.on_iterate, call.result, call))
        elif name == "join":
            item = self.new(1)
            self.watch(value, (self.on_iterate, item, call))
            self._as_text(item, call)
        else:
            self._as_text(value, call)

    def _as_text(self, value: int, call: Call) -> None:
        self.put(call.result, self.objects.constant("str"))
        self.operate("str", value, 0, call)

    def _test(self, call: Call) -> None:
        """`value is name` of Jinja."""
        name = self.text(call, 0)
        inner = Call(call.site, call.arguments[1:], call.keywords, call.result, call.place, is_inner=True)
        self.each_registered(TEST, ("",), name, lambda one: self.call_all(one.function, inner))
        function = self.new(1)
        self.read_shared("tests", name, function)
        self.call_all(function, inner)

    def _tag(self, call: Call) -> None:
        """`{% name a b=c %}`."""
        name, page = self.text(call, 0), self._page(call)
        if page is not None and name:
            self.asked_words.add((TAG, name, page.flow.path, call.site))
            self.each_registered(TAG, page.libraries, name, lambda one: self._call_tag(one, call))

    def _call_tag(self, one: Registered, call: Call) -> None:
        context = self.new(1)
        for given_context in self.contexts(call):
            self.connect(given_context, context)
        rest = call.arguments[3:]
        given = (context, *rest) if one.takes_context else rest
        if one.form == "tag":
            # The parser makes a node of the tag, which is rendered.
            node, method = self.new(1), self.new(1)
            site = self.sites[call.site]
            self.call_all(one.function, Call(call.site, (0, 0), (), node, call.place, is_inner=True))
            self.watch(node, (self.on_load, "render", method, site.caller, site.line))
            self.call_all(method, Call(call.site, (context,), (), call.result, call.place, is_inner=True))
            return
        if one.form == "simple_block_tag":
            text = self.holding(self.objects.constant("str"))
            given = (context, text, *rest) if one.takes_context else (text, *rest)
        result = self.new(1) if one.template else call.result
        self.call_all(one.function, Call(call.site, given, call.keywords, result, call.place, is_inner=True))
        if one.template:
            inner = Call(call.site, (one.template, result), (), 0, call.place, is_inner=True)
            self.include(inner)

    def _page(self, call: Call) -> Page | None:
        place = call.place
        return self.page_of.get(id(place if isinstance(place, Module) else place.module))

    def contexts(self, call: Call) -> tuple[int, int]:
        """The context that a call passes on, and what is added to it."""
        return self.argument(call, 1), self.argument(call, 2)

    def include(self, call: Call) -> None:
        """Another template is run where this one stands."""
        raise NotImplementedError
