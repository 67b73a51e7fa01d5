"""A portal of several independent domains in one layered program, as text for `tests.fakes.programs.program`."""

from __future__ import annotations

from collections.abc import Sequence

DOMAINS = ("order", "payment", "citizen", "document")


def portal(domains: Sequence[str] = DOMAINS, size: int = 6) -> str:
    """Each domain has three tables, `size` functions that write them and `size` views with routes; all use one logger.

    Files are layers, so paths say nothing about domains.
    """
    lines = []
    for domain in domains:
        model = f"models.all.{domain.title()}"
        lines += [f"{model}{part} declares {domain}_{part}" for part in ("Head", "Line", "Note")]
        lines += [f"{domain}_Line refers to {domain}_Head", f"{domain}_Note refers to {domain}_Head"]
        lines += [f"logic.save.save_{domain}_0 commits {domain}_Head, {domain}_Line"]
        for number in range(size):
            save, show = f"logic.save.save_{domain}_{number}", f"views.web.show_{domain}_{number}"
            part = ("Head", "Line", "Note")[number % 3]
            lines += [f"{save} updates {domain}_{part}", f"{save} reads {domain}_Head"]
            lines += [f"{show} calls {save}", f"{show} handles GET /{domain}s/{number}/"]
            lines += [f"{show} calls tools.log.write", f"{save} calls tools.log.write"]
    return "\n".join(lines)


def domain_of(name: str, domains: Sequence[str] = DOMAINS) -> str | None:
    """The domain that a unit, table or route of the portal belongs to."""
    return next((domain for domain in domains if domain in name.lower()), None)
