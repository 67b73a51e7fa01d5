"""The baseline: findings that are accepted for now, one file for each owner whose border they cross.

One entry is one line, sorted, so that two people who add debt do not meet, and the owners of a service review what is
added against it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import NoReturn

from decomposer.model.finding import Entry, Identity

from .source import Source, TomlTable
from .writing import SCHEMA_VERSION

TOP_KEYS = ("schema_version", "service", "findings")
REQUIRED_KEYS = ("rule", "from", "target")
OWN_KEYS = ("reason", "owner", "issue")
"""What people write to an entry, besides `until`."""
ENTRY_KEYS = (*REQUIRED_KEYS, *OWN_KEYS, "until")

HEADER = """\
# Accepted for now: where others reach past the border of this service. `decomposer baseline write` adds what is new,
# `decomposer baseline shrink` removes what is gone. Reason, owner, issue and until are yours and stay, comments do not.
"""


def read_baseline(text: str, path: str) -> tuple[Entry, ...]:
    """The entries of one file; `path` is for messages.

    Raises ConfigError with file, line and problem: not TOML, an unknown key, a missing one, a wrong type, or an entry
    that is there twice.
    """
    source = Source(text, path)
    document = source.parse()
    source.check_keys(document, TOP_KEYS)
    version, service = document.get("schema_version"), document.get("service")
    if type(version) is not int or version != SCHEMA_VERSION:
        source.fail(f"`schema_version = {SCHEMA_VERSION}` expected, found {version!r}", ("schema_version",))
    if not isinstance(service, str):
        source.fail("`service` must name the service", ("service",))
    rows = document.get("findings", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        source.fail("`findings` must be a list of tables", ("findings",))
    entries: dict[Identity, Entry] = {}
    for number, row in enumerate(rows):
        entry = _Row(source, row, number).entry(service)
        if entries.setdefault(entry.identity, entry) is not entry:
            source.fail("this entry is there twice", ("findings", "rule"), None, number)
    return tuple(entries[identity] for identity in sorted(entries))


class _Row:
    """One entry as it is written."""

    def __init__(self, source: Source, row: TomlTable, number: int) -> None:
        self._source = source
        self._row = row
        self._number = number

    def entry(self, service: str) -> Entry:
        """The entry, if there is nothing wrong with it."""
        for key in self._row:
            if key not in ENTRY_KEYS:
                self._source.fail(f"unknown key {key!r}, known keys: {', '.join(ENTRY_KEYS)}", ("findings", key))
        rule, source, target = (self._text(key) for key in REQUIRED_KEYS)
        reason, owner, issue = (self._text(key) if key in self._row else "" for key in OWN_KEYS)
        until = self._row.get("until")
        if until is not None and (not isinstance(until, dt.date) or isinstance(until, dt.datetime)):
            self._fail("`until` must be a date, as in `until = 2030-01-31`")
        return Entry(Identity(service, rule, source, target), reason, owner, issue, until)

    def _text(self, key: str) -> str:
        found = self._row.get(key)
        if not isinstance(found, str):
            self._fail(f"`{key}` must be a text")
        return found

    def _fail(self, problem: str) -> NoReturn:
        self._source.fail(problem, ("findings", "rule"), None, self._number)


def write_baseline(owner: str, entries: Iterable[Entry]) -> str:
    """The text of the file of one owner: the same entries give the same bytes, whatever their order."""
    lines = [f"    {_inline(entry)},\n" for entry in sorted(entries, key=lambda entry: entry.identity)]
    return f"{HEADER}schema_version = {SCHEMA_VERSION}\nservice = {_quoted(owner)}\nfindings = [\n{''.join(lines)}]\n"


def _inline(entry: Entry) -> str:
    identity = entry.identity
    texts = {
        "rule": identity.rule,
        "from": identity.source,
        "target": identity.target,
        "reason": entry.reason,
        "owner": entry.owner,
        "issue": entry.issue,
    }
    pairs = [f"{key} = {_quoted(text)}" for key, text in texts.items() if text or key in REQUIRED_KEYS]
    if entry.until is not None:
        pairs.append(f"until = {entry.until.isoformat()}")
    return f"{{ {', '.join(pairs)} }}"


def _quoted(text: str) -> str:
    """A basic string of TOML: that of JSON, with one more character that must not stand for itself."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
