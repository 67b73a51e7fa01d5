"""Settings of a program: those of Django, the configuration of Flask, dynaconf, and files in the form of INI."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from analyzers.facts import Attribute, Constant, Expression, Name
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.keyed import READ, KeyUse, key_uses
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.walk import argument

from .environment import Asked

_OBJECTS = frozenset({"django.conf.settings", "dynaconf.Dynaconf", "dynaconf.LazySettings", "dynaconf.settings"})
"""What has settings as attributes."""
_CONFIGURED = frozenset(
    {"flask.current_app.config", "flask.Flask.config", "quart.current_app.config", "quart.Quart.config"}
)
"""What has settings as items."""
_PARSERS = ("configparser.ConfigParser", "configparser.RawConfigParser", "configparser.SafeConfigParser")
_GETTERS = ("get", "getint", "getfloat", "getboolean")


def asked_settings(linked: Linked) -> Iterator[Asked]:
    """Each use of a setting."""
    yield from _attributes(linked)
    yield from _by_name(linked)
    yield from _items(linked)
    for parser in _PARSERS:
        for method in _GETTERS:
            for site in linked.outside.get(f"{parser}.{method}", ()):
                yield from _parsed(site)


def _attributes(linked: Linked) -> Iterator[Asked]:
    """`settings.NAME`, read, and assigned."""
    for written in linked.names:
        part, frame = written.part, written.frame
        if not isinstance(part, Attribute) or not part.name.isupper() or frame.module.role != "code":
            continue
        if _is_one(linked, frame, _OBJECTS, part.base):
            yield Asked(frame, KeyUse(Constant(part.name), READ, part.line), part.name)


def _by_name(linked: Linked) -> Iterator[Asked]:
    """`getattr(settings, "NAME", default)`, and the same with `hasattr`."""
    for function in ("getattr", "hasattr"):
        for site in linked.outside.get(f"<builtin>.{function}", ()):
            owner, name = argument(site.call, 0), argument(site.call, 1)
            if owner is not None and name is not None and _is_one(linked, site.frame, _OBJECTS, owner):
                yield Asked(site.frame, KeyUse(name, READ, site.call.line, argument(site.call, 2)))


def _items(linked: Linked) -> Iterator[Asked]:
    """`current_app.config["NAME"]` and all else that is done with the items of it."""
    for frame in dict.fromkeys(one.frame for one in linked.names if _is_called_config(one)):
        uses = key_uses(frame, partial(_is_one, linked, frame, _CONFIGURED))
        yield from (Asked(frame, use) for use in uses)


def _is_called_config(written: WrittenName) -> bool:
    part = written.part
    word = part.name if isinstance(part, Attribute) else part.id
    return "config" in word.lower() and written.frame.module.role == "code"


def _parsed(site: CallSite) -> Iterator[Asked]:
    """`parser.get("section", "option", fallback=...)`."""
    section, option = argument(site.call, 0, "section"), argument(site.call, 1, "option")
    if isinstance(section, Constant) and isinstance(option, Constant):
        name = f"{section.value}.{option.value}"
        yield Asked(site.frame, KeyUse(None, READ, site.call.line, argument(site.call, 9, "fallback")), name)


def _is_one(linked: Linked, frame: Frame, paths: frozenset[str], part: Expression) -> bool:
    if not isinstance(part, Name | Attribute):
        return False
    return any(value.name in paths for value in linked.evaluator.values(part, frame))
