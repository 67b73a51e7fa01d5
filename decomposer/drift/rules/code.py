"""Rules about code that needs the code of another service: calls, imports, inheritance, loops."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject


def find_foreign_calls(subject: Subject) -> Iterator[Hit]:
    """Calls of what is not exposed."""
    for one in subject.references:
        if subject.is_call(one) and not subject.is_exposed(one.owner, one.source, one.reference.target):
            yield one.hit()


def find_foreign_imports(subject: Subject) -> Iterator[Hit]:
    """Imports of what is not exposed."""
    for one in subject.references:
        if one.reference.kind == "import" and not subject.is_exposed(
            one.owner, one.source, one.reference.target, as_module=True
        ):
            yield one.hit()


def find_foreign_bases(subject: Subject) -> Iterator[Hit]:
    """Classes with a base elsewhere."""
    return (one.hit() for one in subject.references if one.reference.kind == "inherit")


def find_chatty_calls(subject: Subject) -> Iterator[Hit]:
    """Calls and statements in loops."""
    for one in subject.references:
        if one.reference.in_loop and subject.is_call(one):
            yield one.hit()
    for access in subject.accesses:
        if access.access.in_loop:
            yield access.hit()
