"""Records as JSON text for files: two spaces, one place `path:line`, a line feed at the end."""

from __future__ import annotations

import msgspec

from decomposer.model import Location

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def write_json(document: msgspec.Struct | Plain) -> str:
    """The text of a record or of plain values, keys in the order of its fields, of a mapping in sorted order.

    Lone surrogates (bytes of an undecodable file name) become `?`: JSON has no other place for them.
    """
    return msgspec.json.format(msgspec.json.encode(_plain(document)), indent=2).decode() + "\n"


def write_json_rows(document: msgspec.Struct | dict[str, tuple[str, ...]]) -> str:
    """As `write_json`, in less time and space, for large records of plain rows, and for lists by name."""
    try:
        encoded = msgspec.json.encode(document, order="deterministic")
    except UnicodeEncodeError:  # a lone surrogate somewhere: take the slow road
        encoded = msgspec.json.encode(_plain(document))
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Location):
        return _plain(str(value))
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return _plain_collection(value)


def _plain_collection(value: object) -> Plain:
    if isinstance(value, dict):
        return {str(_plain(name)): _plain(value[name]) for name in sorted(value)}
    if isinstance(value, frozenset):
        return [_plain(item) for item in sorted(value)]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    raise TypeError(f"no JSON form for {type(value).__name__}")
