"""Drift: where the code breaks the accepted boundaries, and which of that is new.

A rule looks at the program under its map and gives hits, one for each place (`rules`). Hits with the same identity are
one breach (`breaches`): it names services and the target, and no line and no file, so that it stays the same when code
moves. Breaches beside the baseline are findings (`judging`).
"""

from __future__ import annotations

from .breaches import Breach, asked_rules, find_breaches
from .debt import grow, shrink
from .judging import check
from .moves import follow_moves
from .pairs import count_pairs
from .rules import RULES
from .subject import Subject
from .unread import claimed_unread

__all__ = [
    "RULES",
    "Breach",
    "Subject",
    "asked_rules",
    "check",
    "claimed_unread",
    "count_pairs",
    "find_breaches",
    "follow_moves",
    "grow",
    "shrink",
]
