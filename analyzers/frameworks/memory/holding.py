"""How far a function holds a lock: to the end of a `with` block, or of the function that acquires it."""

from __future__ import annotations

from functools import cached_property

from analyzers.facts import Attribute, Name
from analyzers.frameworks.protocol import Linked
from analyzers.linking.code import Frame, enclosing_regions, with_regions
from analyzers.linking.walk import last_word, walk


class Holding:
    """Answers for places at which a lock is named."""

    def __init__(self, linked: Linked) -> None:
        """Take the program."""
        self._sites = linked.sites

    def end_of(self, frame: Frame, part: Name | Attribute) -> int:
        """The last line at which the lock is held that is named there; 0 where it is not taken."""
        regions = frame.module.facts.regions
        for number in with_regions(frame):
            manager = regions[number].expression
            if manager is not None and any(one == part for one in walk(manager)):
                return _last_line(frame, number)
        return frame.scope.end_line if (frame, part.line, last_word(part)) in self._acquired else 0

    @cached_property
    def _acquired(self) -> set[tuple[Frame, int, str]]:
        found = set()
        for site in self._sites:
            if site.method == "acquire" and isinstance(site.call.function, Attribute):
                found.add((site.frame, site.call.function.line, last_word(site.call.function.base)))
        return found


def _last_line(frame: Frame, block: int) -> int:
    """The line before that of what stands behind a block."""
    statements = frame.scope.statements
    inside = [one.line for one in statements if block in enclosing_regions(frame, one.region)]
    last = max(inside, default=frame.module.facts.regions[block].line)
    return min((one.line - 1 for one in statements if one.line > last), default=frame.scope.end_line)
