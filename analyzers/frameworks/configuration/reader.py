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


class ConfigurationReader:
    """Reads what is configured, whatever framework there is."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a setting is a text."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """Each use, with its default, outside of tests."""
        found = FrameworkFacts()
        found.settings.extend(_uses(linked.evaluator, "environment", [*asked(linked), *asked_fields(linked)]))
        found.settings.extend(_uses(linked.evaluator, "settings", asked_settings(linked)))
        return found


def _uses(
    evaluator: Evaluator, source: Literal["environment", "settings"], found: Iterable[Asked]
) -> Iterator[SettingUse]:
    for frame, use, given in found:
        names = keys_of(evaluator, use.key, frame) if use.key is not None or not given else [given]
        place, at_import = frame.module.location(use.line), frame.scope.kind in ("module", "class")
        sure: Confidence = "certain" if len(names) == 1 and ANY not in names[0] else "likely"
        for name in names:
            value = shown(evaluator, name, use.value, frame)
            for way in use.ways:
                yield SettingUse(frame.symbol, source, name, way, place, *value, at_import, sure)
