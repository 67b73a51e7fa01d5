"""Where templates lie, and under which names their engines know them."""

from __future__ import annotations

from collections.abc import Iterator

JINJA_FOLDERS = frozenset({"jinja2", "jinja"})
"""Names of folders that hold templates for Jinja."""
TEMPLATE_FOLDERS = frozenset({"templates"}) | JINJA_FOLDERS
"""Names of folders that hold templates."""


def names_of(path: str) -> Iterator[str]:
    """The path of a template below each folder for templates above it, the longest first."""
    folders = path.split("/")
    for position, folder in enumerate(folders[:-1]):
        if folder in TEMPLATE_FOLDERS:
            yield "/".join(folders[position + 1 :])


def name_of(path: str) -> str:
    """The path of a template below the first folder for templates, or all of it where there is none."""
    return next(names_of(path), path)


def prefixed_names_of(path: str) -> Iterator[str]:
    """Names with all, all but one... of the folders above the last one for templates, without that one."""
    folders = path.split("/")
    last = max((n for n, folder in enumerate(folders[:-1]) if folder in TEMPLATE_FOLDERS), default=0)
    for first in range(last):
        yield "/".join((*folders[first:last], *folders[last + 1 :]))
