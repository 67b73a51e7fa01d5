"""How even services are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decomposer.clustering.quality.sizes import non_extreme_distribution, non_extreme_services


def services(*sizes: int) -> dict[str, int]:
    """Units of services of these sizes."""
    return {f"{service}.{number}": service for service, size in enumerate(sizes) for number in range(size)}


@pytest.mark.parametrize(
    ("sizes", "units", "clusters"),
    [
        ((4,), 1, 1),
        ((5,), 0, 0),
        ((19,), 0, 0),
        ((20,), 0, 1),
        ((21,), 1, 1),
        ((5, 20, 25), 25 / 50, 2 / 3),
        ((), 1, 1),
    ],
)
def test_borders(sizes: tuple[int, ...], units: float, clusters: float) -> None:
    """5 to 20 units are not extreme for one, 5 to 19 for the other."""
    assert non_extreme_distribution(services(*sizes)) == pytest.approx(units)
    assert non_extreme_services(services(*sizes)) == pytest.approx(clusters)


@given(st.lists(st.integers(1, 30), max_size=6))
def test_ranges_hold(sizes: list[int]) -> None:
    """Both are shares, whatever services are called."""
    units = services(*sizes)
    renamed = {unit: f"s{-service}" for unit, service in units.items()}
    for metric in (non_extreme_distribution, non_extreme_services):
        assert 0 <= metric(units) <= 1
        assert metric(units) == metric(renamed)
