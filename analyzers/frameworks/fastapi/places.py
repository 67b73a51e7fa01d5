"""Where routes stand: what is before them in the path, and what answers there."""

from __future__ import annotations

import re
from typing import NamedTuple

from analyzers.linking.strings import HOLE
from analyzers.program import Confidence, Location

from .endpoints import Answer

_ANY_PATH = re.compile(r"/?\{\w+:path\}")


class Found(NamedTuple):
    """What answers below a path; parts of the path that are not known are holes."""

    path: str
    answer: Answer
    methods: tuple[str, ...]
    name: str
    location: Location
    is_certain: bool = True
    is_prefix: bool = False


class Around(NamedTuple):
    """Where the walk is: what stands before in the path and in names, how sure, and what was entered."""

    prefix: str = ""
    is_certain: bool = True
    names: str = ""
    entered: tuple[int, ...] = ()

    def below(self, piece: str, *, is_certain: bool = True) -> Around:
        """The same place with one more piece of the path."""
        return self._replace(prefix=self.prefix + piece, is_certain=self.is_certain and is_certain)

    def mounted(self, name: str) -> Around:
        """The place in what is mounted here: its paths begin with a slash, its names with the name of the mount."""
        return self._replace(prefix=self.prefix.rstrip("/"), names=f"{self.names}{name}:" if name else self.names)


def answers_all(found: Found) -> bool:
    """Whether it answers every path: `/{rest:path}`, or what is mounted at the root."""
    return _ANY_PATH.fullmatch(found.path) is not None or (found.is_prefix and found.path in ("", "/"))


def confidence_of(found: Found) -> Confidence:
    """How sure a route is."""
    is_certain = found.is_certain and HOLE not in found.path and "*" not in found.methods
    return found.answer.confidence if is_certain or found.is_prefix else "likely"
