"""What other stages are asked for the check."""

from __future__ import annotations

from msgspec import Struct

from analyzers.program import Route

from .moves import Move


class Diverting(Struct, frozen=True, order=True, gc=False):
    """A file of a gateway sends what matches a pattern to a service; `file` is below the output folder."""

    file: str
    pattern: str
    upstream: str


class Consulted(Struct, frozen=True, gc=False):
    """Empty where the boundaries do not ask for it.

    `shadowed` are routes that are never reached, each with the one that takes its requests. `versions` says what the
    code of each diverted route is like, as one word. `outdated` names the output folder if it was written from another
    cut, and `diverting` is what the gateway's files in it say; `has_output`: there is one.
    """

    shadowed: tuple[tuple[Route, Route], ...] = ()
    versions: dict[str, str] = {}
    moves: tuple[Move, ...] = ()
    diverting: tuple[Diverting, ...] = ()
    outdated: str = ""
    has_output: bool = False


NOTHING = Consulted()
