"""What differs between two cuts, as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from decomposer.model.comparison import Comparison, ComparisonDocument, MovedUnit
from decomposer.model.documents import SCHEMA_VERSION
from decomposer.model.phrases import count
from decomposer.model.proposal import CutMetrics

from .json_text import write_json
from .sections import section

KERNEL = "shared kernel"

METRIC_NOUNS = {
    "foreign_writes": "foreign writes",
    "foreign_reads": "foreign reads",
    "split_transactions": "split transactions",
    "cut_foreign_keys": "cut foreign keys",
    "cut_joins": "cut joins",
    "chatty_cuts": "calls in loops to another service",
    "inter_service_calls": "share of calls between services",
    "modularity": "modularity",
}


def render_comparison_json(found: Comparison) -> str:
    """The differences, as `comparison.schema.json` says."""
    fields = {name: getattr(found, name) for name in found.__struct_fields__}
    return write_json(ComparisonDocument(**fields, schema_version=SCHEMA_VERSION))


def render_comparison(found: Comparison) -> str:
    """One line for each difference, below titles that count them."""
    lines = [f"{count(found.common, 'unit')} in both, {found.same:,} of them in the same service"]
    lines += _section("merge", [(", ".join(one.parts), "->", one.whole) for one in found.merges])
    lines += _section("split", [(one.whole, "->", ", ".join(one.parts)) for one in found.splits])
    lines += _section("new name", [(one.source, "->", one.target) for one in found.renames])
    lines += _section("move", [_move(one) for one in found.moves])
    lines += _section("name only in the first", [(one,) for one in found.only_first], "names only in the first")
    lines += _section("name only in the second", [(one,) for one in found.only_second], "names only in the second")
    if found.before is not None and found.after is not None:
        lines += _section("number that differs", changes(found.before, found.after), "numbers that differ")
    return "\n".join(lines) + "\n"


def changes(before: CutMetrics, after: CutMetrics) -> list[tuple[str, str]]:
    """What each number was and is, of those that differ."""
    rows = ((noun, getattr(before, name), getattr(after, name)) for name, noun in METRIC_NOUNS.items())
    return [(noun, _change(one, other)) for noun, one, other in rows if one != other]


def _change(before: float, after: float) -> str:
    digits = ",d" if isinstance(before, int) else ".4f"
    return f"{before:{digits}} > {after:{digits}}"


def _section(noun: str, rows: Sequence[tuple[str, ...]], plural: str = "") -> list[str]:
    return ["", *section(noun, rows, plural)] if rows else []


def _move(move: MovedUnit) -> tuple[str, ...]:
    return move.unit, move.source or KERNEL, "->", move.target or KERNEL
