"""Sites of the administration: which classes are registered on which site, for which models.

Source: `AdminSite` and `ModelAdmin.get_urls` of Django 5.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.sequences import items_of
from analyzers.linking.values import Value
from analyzers.linking.walk import argument

from .model_records import Model

_SITE = "django.contrib.admin.site"
"""The site that Django makes."""
_SITE_CLASS = "AdminSite"
_ADMIN = "django.contrib.admin."
_PLAIN = "django.contrib.admin.ModelAdmin"
_PAGES = ("changelist", "add", "change", "delete", "history")
"""What the names of the pages of a model end in."""


class Registered(NamedTuple):
    """A model on a site, and the class that describes it: a symbol, or that of Django."""

    model: Model
    cls: str

    @property
    def path(self) -> str:
        """Where its pages begin, below the site."""
        return f"{self.model.label}/{self.model.name.lower()}/"

    def names(self) -> Iterator[str]:
        """The URL names of its pages, in the namespace of the site."""
        yield from (f"{self.model.label}_{self.model.name.lower()}_{page}" for page in _PAGES)


class Site(NamedTuple):
    """One site: its class if that is the program's, its name, and what is registered."""

    cls: str
    name: str
    registered: list[Registered]

    @property
    def handler(self) -> str:
        """What answers the URLs that nobody of the program does."""
        return self.cls or f"{_SITE}.urls"


class AdminSites:
    """All sites by the place where they are assigned."""

    def __init__(self, evaluator: Evaluator, sites: list[CallSite], models: Mapping[str, Model]) -> None:
        """Collect registrations: calls of `register`, and the decorator."""
        self._evaluator = evaluator
        self._models = models
        self._registered: dict[str, dict[str, Registered]] = {}
        for site in sites:
            function = site.call.function
            if isinstance(function, Attribute) and site.method == "register":
                self._register(site, function.base)
        for symbol, frame in evaluator.code.definitions.items():
            for decorator in frame.scope.decorators if frame.scope.kind == "class" else ():
                if isinstance(decorator, Call):
                    self._decorate(symbol, decorator, frame.parent)

    def site(self, expression: Expression, frame: Frame) -> Site | None:
        """The site that an expression means; None for anything else."""
        place = self._place(expression, frame)
        if place is None:
            return None
        values = sorted(self._evaluator.values(expression, frame))
        cls = next((value.name for value in values if value.kind == "instance"), "")
        made = self._evaluator.code.made_at(place)
        names = GivenCall(self._evaluator, *made).texts(0, "name") if made is not None else []
        return Site(cls, next(iter(names), "admin"), list(self._registered.get(place, {}).values()))

    def _place(self, expression: Expression, frame: Frame) -> str | None:
        """Where a site is assigned; all names of Django's own mean one."""
        for value in sorted(self._evaluator.values(expression, frame)):
            if value.kind == "external" and value.name.startswith(_ADMIN) and value.name.endswith(".site"):
                return _SITE
            if self._is_site(value):
                return self._evaluator.path_of(expression, frame)
        return None

    def _is_site(self, value: Value) -> bool:
        if value.kind not in ("instance", "external_instance"):
            return False
        return any(a.startswith("django.") and a.endswith(_SITE_CLASS) for a in self._evaluator.mro(value.name))

    def _register(self, site: CallSite, base: Expression) -> None:
        """`site.register(Order, OrderAdmin)`, with one model or several."""
        place, models = self._place(base, site.frame), argument(site.call, 0, "model_or_iterable")
        if place is not None and models is not None:
            given = argument(site.call, 1, "admin_class")
            found = sorted(self._evaluator.values(given, site.frame)) if given is not None else ()
            cls = next((value.name for value in found if value.kind == "class"), _PLAIN)
            self._note(place, models, site.frame, cls)

    def _decorate(self, symbol: str, call: Call, frame: Frame) -> None:
        """`@admin.register(Order, Line, site=site)`."""
        names = (value.name for value in self._evaluator.values(call.function, frame))
        if not any(name.startswith(_ADMIN) and name.endswith(".register") for name in names):
            return
        given = argument(call, -1, "site")
        place = self._place(given, frame) if given is not None else _SITE
        for model in call.arguments if place is not None else ():
            self._note(place or _SITE, model, frame, symbol)

    def _note(self, place: str, models: Expression, frame: Frame, cls: str) -> None:
        inner = [(item.expression, item.frame) for item in items_of(self._evaluator, models, frame)]
        for expression, home in inner or [(models, frame)]:
            for value in sorted(self._evaluator.values(expression, home)):
                model = self._models.get(value.name)
                if model is not None and not model.abstract:
                    self._registered.setdefault(place, {}).setdefault(model.id, Registered(model, cls))
