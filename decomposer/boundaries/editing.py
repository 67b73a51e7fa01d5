"""Changes to a boundary file that people wrote: comments, order and quoting of all that is not concerned stay."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, MutableMapping
from typing import TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, InlineTable

from .places import Keys, find_line, find_spans

Plain: TypeAlias = dict[str, object]

SHARED_HEADING: Keys = ("shared",)

_COMMENT = re.compile(r"""["']\s*,?\s*#\s*(?P<comment>[^"']*)$""")


def heading(service: str) -> Keys:
    """Where a service stands."""
    return ("services", service)


class Document:
    """A file in the making, given by its text. Each edit is made on the values too, so that none can go wrong."""

    def __init__(self, text: str) -> None:
        """`text` is a valid boundary file."""
        self._text = text
        self._plain: Plain = tomllib.loads(text)
        self._document = tomlkit.parse(text)
        self._possible = True

    @property
    def text(self) -> str:
        """The file as it is now; without comments, if it has a form that cannot be edited in place."""
        text = tomlkit.dumps(self._document)
        try:
            right = self._possible and tomllib.loads(text) == self._plain
        except tomllib.TOMLDecodeError:
            right = False
        return text if right else tomlkit.dumps(self._plain)

    def services(self) -> list[str]:
        """Their names, in the order of the file."""
        return list(_table(self._plain, "services"))

    def names(self, where: Keys, key: str) -> list[str]:
        """What stands in a list."""
        found = _table(self._plain, *where).get(key, [])
        return [str(name) for name in found] if isinstance(found, list) else []

    def put(self, where: Keys, key: str, names: Iterable[str]) -> None:
        """Make these the names of a list, one in a line; without any, an empty list remains where one was."""
        wanted = list(names)
        if wanted == self.names(where, key):
            return
        self._begin(where)
        _table(self._plain, *where, make=True)[key] = wanted
        self._edit(lambda document: _open(document, where).__setitem__(key, _lines(wanted)))

    def add(self, where: Keys, key: str, names: Iterable[tuple[str, str]]) -> None:
        """Append names, each with its comment, to a list, which is made if it is missing."""
        wanted = [(name, comment) for name, comment in names if name not in self.names(where, key)]
        for name, comment in wanted:
            self._add(where, key, name, comment)

    def _begin(self, where: Keys) -> None:
        """A heading at the end, if it is missing and can be there: between inline tables it cannot."""
        if where[-1] in _table(self._plain, *where[:-1]):
            return
        text = tomlkit.dumps(self._document).rstrip("\n")
        text += f"\n\n[{'.'.join(tomlkit.key(key).as_string() for key in where)}]\n"
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return
        self._document = tomlkit.parse(text)

    def _add(self, where: Keys, key: str, name: str, comment: str) -> None:
        self._begin(where)
        _table(self._plain, *where, make=True)[key] = [*self.names(where, key), name]
        self._edit(lambda document: _append(_open(document, where), key, name, comment))

    def discard(self, where: Keys, key: str, name: str) -> str:
        """Remove a name from a list; the comment that stood behind it."""
        comment = self._comment((*where, key), name)
        left = self.names(where, key)
        left.remove(name)
        _table(self._plain, *where)[key] = left
        self._edit(lambda document: _remove(_open(document, where)[key], name))
        return comment

    def drop(self, where: Keys) -> None:
        """Remove a heading with all that is below it."""
        del _table(self._plain, *where[:-1])[where[-1]]
        self._edit(lambda document: _open(document, where[:-1]).__delitem__(where[-1]))

    def rename(self, service: str, name: str) -> None:
        """Call a service by another name, wherever its name is part of a key."""
        self._rename_key(("services",), service, name)
        for one in self.services():
            self._rename_key((*heading(one), "expose_to"), service, name)
        for pair in list(_table(self._plain, "check", "budget")):
            ends = [part.strip() for part in pair.split("->")]
            if service in ends:
                renamed = " -> ".join(name if end == service else end for end in ends)
                self._rename_key(("check", "budget"), pair, renamed)

    def _rename_key(self, where: Keys, key: str, name: str) -> None:
        table = _table(self._plain, *where)
        if key not in table:
            return
        renamed = {name if one == key else one: value for one, value in table.items()}
        table.clear()
        table.update(renamed)
        text = tomlkit.dumps(self._document)
        for start, end in reversed(find_spans(text, (*where, key))):
            text = text[:start] + tomlkit.key(name).as_string() + text[end:]
        self._document = tomlkit.parse(text)

    def _comment(self, keys: Keys, name: str) -> str:
        line = find_line(self._text, keys, name)
        found = _COMMENT.search(self._text.splitlines()[line - 1]) if line else None
        return found["comment"].strip() if found else ""

    def _edit(self, change: Callable[[tomlkit.TOMLDocument], object]) -> None:
        try:
            change(self._document)
        except (TOMLKitError, ValueError, KeyError, TypeError):
            self._possible = False


def _table(plain: Plain, *keys: str, make: bool = False) -> Plain:
    for key in keys:
        found = plain.setdefault(key, {}) if make else plain.get(key, {})
        plain = found if isinstance(found, dict) else {}
    return plain


def _open(document: tomlkit.TOMLDocument, where: Keys) -> MutableMapping[str, object]:
    """The table at some keys, made if it is missing: an inline one in an inline one."""
    at: MutableMapping[str, object] = document
    for place, key in enumerate(where):
        if key not in at:
            at[key] = tomlkit.inline_table() if isinstance(at, InlineTable) else tomlkit.table(place + 1 < len(where))
        found = at[key]
        if not isinstance(found, MutableMapping):
            raise TypeError(f"{key!r} is no table")
        at = found
    return at


def _append(table: MutableMapping[str, object], key: str, name: str, comment: str) -> None:
    array = table.get(key)
    if not isinstance(array, Array):
        table[key] = _lines([name])
        return
    text = array.as_string()
    if "\n" not in text:
        array.append(name)
        return
    indent = re.search(r"\n([ \t]*)\S", text)
    array.add_line(name, indent=indent[1] if indent and len(array) else "    ", comment=comment or None)


def _remove(array: object, name: str) -> None:
    if isinstance(array, Array):
        array.remove(name)


def _lines(names: Iterable[str]) -> Array:
    array = tomlkit.array()
    array.extend(names)
    return array.multiline(multiline=True)
