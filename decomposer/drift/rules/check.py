"""A rule with the function that looks for where it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import Rule


class Check(NamedTuple):
    """What is asked, and how breaches of it are found."""

    rule: Rule
    find: Callable[[Subject], Iterator[Hit]]
