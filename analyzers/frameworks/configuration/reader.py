"""Every use of an environment variable and of a setting as a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.keyed import ANY, keys_of
from analyzers.linking.shown_values import shown
from analyzers.linking.summaries import Summary
from analyzers.program import Confidence, SettingUse

from .environment import Asked, asked
from .models import asked_fields
from .settings import asked_settings

_APPLICATIONS = ("flask.Flask", "quart.Quart", "fastapi.FastAPI", "starlette.applications.Starlette")


class ConfigurationReader:
    """Reads what is configured, whatever framework there is."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a setting is a text."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """Each use, with its default, outside of tests."""
        found, made = FrameworkFacts(), _factories(linked)
        found.settings.extend(_uses(linked.evaluator, "environment", [*asked(linked), *asked_fields(linked)], made))
        found.settings.extend(_uses(linked.evaluator, "settings", asked_settings(linked), made))
        return found


def _factories(linked: Linked) -> frozenset[str]:
    """The functions that make an application: they run once, when a process starts."""
    sites = (site for path in _APPLICATIONS for site in linked.outside.get(path, ()))
    return frozenset(site.frame.symbol for site in sites)


def _uses(
    evaluator: Evaluator,
    source: Literal["environment", "settings"],
    found: Iterable[Asked],
    factories: frozenset[str],
) -> Iterator[SettingUse]:
    for frame, use, given in found:
        names = keys_of(evaluator, use.key, frame) if use.key is not None or not given else [given]
        place = frame.module.location(use.line)
        at_import = frame.scope.kind in ("module", "class") or frame.symbol in factories
        sure: Confidence = "certain" if len(names) == 1 and ANY not in names[0] else "likely"
        for name in names:
            value = shown(evaluator, name, use.value, frame)
            for way in use.ways:
                yield SettingUse(frame.symbol, source, name, way, place, *value, at_import, sure)
