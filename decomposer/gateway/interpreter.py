"""The exact meaning of a route model: which upstream gets a request. Emitted configurations are compared with it."""

from __future__ import annotations

import re

from decomposer.model import RouteModel

from .rules import list_rules
from .table import RuleTable

_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})?")


def normalise(target: str) -> bytes | None:
    """The path that routes are matched with; None for a request that a gateway refuses with 400.

    The query is cut off, each `%xx` is decoded once, repeated slashes become one, `.` and `..` are resolved (RFC 3986,
    5.2.4). Refused: a path that does not begin with a slash or climbs above the root, a broken `%xx`, and NUL or
    another control character that is not encoded.
    """
    raw = re.split(r"[?#]", target, maxsplit=1)[0].encode("utf-8", "surrogateescape")
    escapes = list(_ESCAPE.finditer(raw))
    if not raw.startswith(b"/") or any(byte < 0x20 or byte == 0x7F for byte in raw):
        return None
    if any(escape[1] in {None, b"00"} for escape in escapes):
        return None
    return _resolve(_ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), raw))


def _resolve(path: bytes) -> bytes | None:
    segments = path.split(b"/")
    kept: list[bytes] = []
    for segment in segments:
        if segment == b"..":
            if not kept:
                return None
            kept.pop()
        elif segment not in {b"", b"."}:
            kept.append(segment)
    ends_open = segments[-1] in {b"", b".", b".."}
    return b"/" + b"/".join(kept) + (b"/" if kept and ends_open else b"")


class Interpreter:
    """Answers for one model; made once, asked often."""

    def __init__(self, model: RouteModel) -> None:
        self._default = model.default
        self._table = RuleTable(list_rules(model))

    def choose(self, method: str, target: str) -> str | None:
        """Name of the upstream that gets a request; None when the gateway itself must refuse it (see `normalise`)."""
        path = normalise(target)
        if path is None:
            return None
        rule = self._table.find(method, path)
        return self._default if rule is None else rule.upstream


def choose(model: RouteModel, method: str, target: str) -> str | None:
    """One answer of the model's interpreter."""
    return Interpreter(model).choose(method, target)
