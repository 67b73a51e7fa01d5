"""Who names which template, as facts: functions that render, and templates that bring in others."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.program import Confidence, Location, TemplateUse

from .places import Places
from .solve import Solver


def template_uses(solver: Solver) -> Iterator[TemplateUse]:
    """Each place once; what a name in a template may mean where several folders have it, or one nearly, is likely."""
    yield from dict.fromkeys(_rendered(solver))
    for page in solver.pages.all:
        for name, how, line in page.named:
            others = solver.pages.named(name)
            sure: Confidence = "certain" if len(others) == 1 and solver.pages.is_exact(name) else "likely"
            place = Location(page.flow.path, line)
            yield from (
                TemplateUse(page.flow.path, one.flow.path, how, place, sure) for one in others if one is not page
            )


def _rendered(solver: Solver) -> Iterator[TemplateUse]:
    """What a framework renders for many, each of them does."""
    places = Places(solver)
    for number, page, is_likely in solver.rendered_at:
        for site in places.of(solver.sites[number]):
            module = solver.caller_modules[site.caller] if site.caller >= 0 else None
            if module is not None and not module.is_library:
                location = Location(module.flow.path, site.line)
                confidence: Confidence = "likely" if is_likely else "certain"
                yield TemplateUse(solver.callers[site.caller], page.flow.path, "render", location, confidence)
