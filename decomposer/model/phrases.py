"""Phrases that stages and reports share: counted nouns, short lists, names on one line."""

from __future__ import annotations

from collections.abc import Iterable

from .evidence import Timing

SHOWN = 3


def count(number: int, noun: str) -> str:
    """`1 route`, `2,000 routes`, `2 keys`, `2 queries`, `2 classes`."""
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{number:,} {noun[:-1]}ies"
    return f"{number:,} {noun}{'es' if noun.endswith('s') else 's'}"


def some(names: Iterable[object], shown: int = SHOWN) -> str:
    """The first few of the names and how many more there are."""
    listed = [str(name) for name in names]
    rest = len(listed) - shown
    return ", ".join(listed[:shown]) + (f" and {rest} more" if rest > 0 else "")


def one_line(text: str) -> str:
    """The text with a space for each line feed and each other character that cannot be printed."""
    return "".join(char if char.isprintable() else " " for char in text)


def timing_in_words(timing: Timing) -> str:
    """`1,200 calls, 3 failed, median 2.1 ms, 95 % within 8.0 ms`; times only where there are any."""
    failed = f"{timing.errors:,} failed" if timing.errors else ""
    return ", ".join(filter(None, (count(timing.calls, "call"), failed, times_in_words(timing))))


def times_in_words(timing: Timing) -> str:
    """`median 2.1 ms, 95 % within 8.0 ms`, or the only time, or nothing."""
    if timing.timed > 1:
        return f"median {milliseconds(timing.p50_ms)}, 95 % within {milliseconds(timing.p95_ms)}"
    return milliseconds(timing.total_ms) if timing.timed else ""


def milliseconds(number: float) -> str:
    """`0.25 ms`, `2.1 ms`, `840 ms`, `12.5 s`: as many digits as matter."""
    if number >= 10_000:
        return f"{number / 1000:,.1f} s"
    return f"{number:,.0f} ms" if number >= 10 else f"{number:.1f} ms" if number >= 1 else f"{number:.2g} ms"
