"""Proposals from coarse to fine."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decomposer.clustering.choices import compare_choices, range_of
from decomposer.model.choices import Choices, Fineness, Separation, Verdict
from decomposer.model.proposal import CutMetrics, Proposal, Service

NONE = CutMetrics(0, 0, 0, 0, 0, 0, 0, 0)


def proposal(*lines: int, writes: int = 0, transactions: int = 0) -> Proposal:
    """Services of so many lines each."""
    services = tuple(Service(f"s{at}", (), (), (), (), number, 1.0) for at, number in enumerate(lines))
    metrics = replace(NONE, foreign_writes=writes, split_transactions=transactions)
    return Proposal(services, (), "louvain", 0, 1.0, metrics, {"a": 1.0, "b": 0.5})


def compared(proposals: dict[Fineness, Proposal]) -> Choices:
    """The choice between proposals, of each of which one service stands by itself."""
    rows = (Separation("s0", 10, 0.0, 0.0, 0.0, 0, separable=True),)
    return compare_choices(proposals, dict.fromkeys(proposals, Verdict("cut some", ("s0",), "", rows)))


@pytest.mark.parametrize(
    ("name", "middle", "expected"),
    [
        ("coarse", 12, (4, 7)),
        ("coarse", 2, (1, 1)),
        ("coarse", 1, None),
        ("fine", 12, (18, 24)),
        ("fine", 1, (2, 2)),
        ("fine", 0, None),
        ("middle", 12, None),
    ],
)
def test_numbers_of_services(name: Fineness, middle: int, expected: tuple[int, int] | None) -> None:
    """About half as many, about twice as many; never the same number."""
    assert range_of(name, middle) == expected


def test_the_criteria_stand_side_by_side() -> None:
    """From coarse to fine, with one sentence that says what the others would cost and save."""
    found = compared(
        {
            "fine": proposal(30, 20, 20, 20, 10, writes=9, transactions=2),
            "middle": proposal(40, 30, 30, writes=5, transactions=1),
            "coarse": proposal(60, 40, writes=4, transactions=1),
        }
    )
    assert [(row.name, row.services, row.largest, row.stability) for row in found.rows] == [
        ("coarse", 2, 0.6, 0.75),
        ("middle", 3, 0.4, 0.75),
        ("fine", 5, 0.3, 0.75),
    ]
    assert found.recommended == "middle"
    assert found.why == (
        "3 services, the largest with 40% of the lines; "
        "coarse (2) has 60% of the lines in one service, 1 that can stand alone, 1 foreign write fewer; "
        "fine (5) has 30% of the lines in one service, 1 that can stand alone, 4 foreign writes more, "
        "1 split transaction more"
    )


def test_what_is_no_other_choice_is_left_out() -> None:
    """A search that finds no more services than the middle one gives no finer proposal."""
    found = compared({"middle": proposal(1, 1), "fine": proposal(1, 1), "coarse": proposal(1, 1)})
    assert [row.name for row in found.rows] == ["middle"]
