"""Names that are only written in texts: URL names and templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decomposer.model import BlindSpot, Reference, TemplateUse
from decomposer.model.documents import ExplanationDocument, FactRow

from .records import Known, document, tests_last

_TEMPLATES = {
    "render": ("renders", "is rendered by"),
    "extend": ("extends", "is extended by"),
    "include": ("includes", "is included by"),
    "module": ("imports macros of", "has macros that are imported by"),
}


def templates_named(known: Known, name: str) -> list[str]:
    """The paths of templates that a path, or the end of one, means."""
    found = {path for one in known.program.template_uses for path in (one.template, one.source) if "/" in path}
    return [name] if name in found else sorted(path for path in found if path.endswith(f"/{name}"))


def explain_template(known: Known, path: str) -> ExplanationDocument:
    """Who renders it, which templates it goes with, what it calls, and the URLs that it names."""
    program = known.program
    facts = [
        *_template_uses(program.template_uses, path),
        *_calls(program.references, path),
        *(_named_url(one, one.target) for one in program.references if one.kind == "url" and one.source == path),
        *(_gap(one) for one in program.blind_spots if one.location.path == path),
    ]
    return document("template", path, path, facts)


def _template_uses(uses: Iterable[TemplateUse], path: str) -> Iterator[FactRow]:
    for one in uses:
        active, passive = _TEMPLATES.get(one.mechanism, ("uses", "is used by"))
        if one.template == path:
            yield FactRow(passive, one.source, str(one.location), one.confidence, "")
        if one.source == path:
            yield FactRow(active, one.template, str(one.location), one.confidence, "")


def _calls(references: Iterable[Reference], path: str) -> Iterator[FactRow]:
    """What is called at its lines, in the name of those who render it."""
    for one in references:
        if one.kind == "via" and one.location.path == path:
            yield FactRow("calls", one.target, str(one.location), one.confidence, f"for {one.source}")


def _named_url(one: Reference, other: str) -> FactRow:
    return FactRow("names the URL of", other, str(one.location), one.confidence, one.mechanism)


def _gap(one: BlindSpot) -> FactRow:
    return FactRow("not resolved", one.detail, str(one.location), "certain", one.reason)


def url_names(known: Known) -> set[str]:
    """The names of routes, and those under which their URLs are asked for."""
    asked = {one.mechanism for one in known.program.references if one.kind == "url"}
    return asked | {one.name for one in known.program.routes if one.name}


def explain_url_name(known: Known, name: str) -> ExplanationDocument:
    """The handlers to which it leads, and who writes it."""
    asked = [one for one in known.program.references if one.kind == "url" and one.mechanism == name]
    routes = [one for one in known.program.routes if one.name == name]
    handlers = () if routes else dict.fromkeys(one.target for one in asked)
    askers = tests_last(known, asked, lambda reference: reference.source)
    facts = [
        *(FactRow("leads to", one.handler, str(one.location), one.confidence, one.pattern) for one in routes),
        *(FactRow("leads to", one, str(known.symbols[one].location), "certain", "") for one in handlers),
        *(FactRow("is named by", one.source, str(one.location), one.confidence, "") for one in askers),
    ]
    return document("url", name, "", facts)
