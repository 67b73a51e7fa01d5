"""Converters of paths that a program registers."""

from __future__ import annotations

from analyzers.linking.calls import CallSite
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument

from .patterns import CONVERTERS


def registered_converters(evaluator: Evaluator, sites: list[CallSite]) -> dict[str, str]:
    """`register_converter(Class, "name")`: the name and the class's `regex`."""
    found: dict[str, str] = {}
    for site in sites:
        if not any(v.name.endswith("django.urls.register_converter") for v in site.callees):
            continue
        converter, name = argument(site.call, 0, "converter"), argument(site.call, 1, "type_name")
        if converter is None or name is None:
            continue
        regexes = [r for v in sorted(evaluator.values(converter, site.frame)) for r in _converter_regexes(evaluator, v)]
        found.update((word, regexes[0]) for word in texts(evaluator.values(name, site.frame)) if regexes)
    return found


def _converter_regexes(evaluator: Evaluator, converter: Value) -> list[str]:
    """The regex of a converter class: its own, or that of Django's class which it derives from."""
    own = texts(evaluator.attribute(converter, "regex"))
    ancestors = (a.rpartition(".")[2].removesuffix("Converter").lower() for a in evaluator.mro(converter.name))
    return own or [CONVERTERS[name] for name in ancestors if name in CONVERTERS]
