"""The picture of the accepted findings: bands that add up, whatever the services are called."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from decomposer.model.debt import DebtPoint
from decomposer.report.burn_down import render_burn_down

HOSTILE = "a<b>&\"'\x00é" + 40 * "long "


def points(*accepted: dict[str, int], step: int = 86_400) -> list[DebtPoint]:
    """A commit a day."""
    return [
        DebtPoint(f"c{number}", step * number, f"2030-01-{number + 1:02}", one) for number, one in enumerate(accepted)
    ]


def heights(svg: str) -> list[list[float]]:
    """Where the bands end, from the whole to the lowest one, in picture units above the bottom."""
    paths = re.findall(r'<path fill="[^"]+" d="([^"]+)"', svg)
    return [[round(372 - float(one), 1) for one in re.findall(r"V(\d+\.\d)", path)] for path in paths]


def test_bands_stand_on_each_other() -> None:
    """The service with most is the lowest band; four hundredths of the height are one finding here."""
    found = heights(render_burn_down(points({"a": 1, "b": 2}, {"b": 4}, {"b": 1})))
    assert found == [[243.0, 324.0, 81.0], [162.0, 324.0, 81.0]]


@pytest.mark.parametrize("step", [86_400, 0])
def test_whatever_the_names_are(step: int) -> None:
    """The text is XML; of many services the smallest are one band; commits of one moment stand apart."""
    services = {f"{HOSTILE}{number}": 100 - number for number in range(20)}
    svg = render_burn_down(points(services, {}, step=step))
    root = ET.fromstring(svg)  # noqa: S314  # our own text
    texts = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "12 others: 0" in texts
    assert len(heights(svg)) == 9
    assert "2030-01-01" in texts


@pytest.mark.parametrize("accepted", [[], [{}], [{"a": 3}]])
def test_little_to_draw(accepted: list[dict[str, int]]) -> None:
    """No commit, nothing accepted, a single commit: the axes stand."""
    assert ET.fromstring(render_burn_down(points(*accepted))).tag.endswith("svg")  # noqa: S314  # our own text
