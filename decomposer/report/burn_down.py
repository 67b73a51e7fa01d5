"""How the accepted findings went down, or up, as a picture: an SVG text that needs no other program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from decomposer.model.debt import DebtPoint
from decomposer.model.phrases import one_line

_WIDTH, _HEIGHT = 860, 420
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 48, 640, 372
"""The edges of the plot; the names of the services stand on its right."""
_COLOURS = ("#4a86c5", "#d98a2b", "#4b9f5d", "#9a63ad", "#cc6666", "#3d9ba0", "#a8942a", "#6f68b8")
_OTHERS = "#9aa5ae"
_STYLE = (
    "text{font:13px Helvetica,Arial,sans-serif;fill:#22303c}.axis{stroke:#22303c}.grid{stroke:#dfe4e8}"
    ".end{text-anchor:end}.title{font-size:15px;font-weight:bold}"
)
_LONGEST = 24


def render_burn_down(points: Sequence[DebtPoint]) -> str:
    """Steps from commit to commit: one band for each of the services with most, and one for all others."""
    bands = _bands(points)
    top = _round_up(max((one.total for one in points), default=0))
    across = _Across(points)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{_title(points)}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text class="title" x="{_LEFT}" y="26">{_title(points)}</text>',
        *_grid(top),
        *_areas(points, bands, across, top),
        *_days(points, across),
        f'<path class="axis" fill="none" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>',
        *_names(points, bands),
        "</svg>",
    ]
    return "\n".join([*lines, ""])


def _title(points: Sequence[DebtPoint]) -> str:
    numbers = f": {points[0].total:,} to {points[-1].total:,}" if points else ""
    return f"Accepted findings{numbers}"


def _bands(points: Sequence[DebtPoint]) -> list[tuple[str, ...]]:
    """The services of each band, the one with most findings at any time first."""
    most: dict[str, int] = {}
    for point in points:
        for owner, number in point.accepted.items():
            most[owner] = max(most.get(owner, 0), number)
    owners = sorted(most, key=lambda owner: (-most[owner], owner))
    alone = len(_COLOURS) if len(owners) > len(_COLOURS) + 1 else len(owners)
    return [*((owner,) for owner in owners[:alone]), *([tuple(owners[alone:])] if owners[alone:] else [])]


def _colour(number: int) -> str:
    return _COLOURS[number] if number < len(_COLOURS) else _OTHERS


class _Across:
    """Where a point stands from left to right: by time, or evenly where there is none between the first and last."""

    def __init__(self, points: Sequence[DebtPoint]) -> None:
        times = [one.time for one in points]
        self._values = times if len({*times}) > 1 else [*range(len(points))]

    def __call__(self, number: int) -> float:
        first, last = min(self._values), max(self._values)
        # Commits of a branch may be older than what stands before them.
        reached = max(self._values[: number + 1]) - first
        return _LEFT + (_RIGHT - _LEFT) * reached / ((last - first) or 1)


def _up(number: int, top: int) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * number / top


def _areas(points: Sequence[DebtPoint], bands: Sequence[Sequence[str]], across: _Across, top: int) -> Iterator[str]:
    """The bands, each drawn from the bottom, so that those in front cover the lower part of it."""
    for number in reversed(range(len(bands))):
        heights = [_sum(point, bands[: number + 1]) for point in points]
        steps = "".join(f"H{across(at):.1f}V{_up(height, top):.1f}" for at, height in enumerate(heights))
        path = f"M{_LEFT} {_BOTTOM}{steps}H{_RIGHT}V{_BOTTOM}Z"
        yield f'<path fill="{_colour(number)}" d="{path}"><title>{_name(bands[number])}</title></path>'


def _sum(point: DebtPoint, bands: Sequence[Sequence[str]]) -> int:
    return sum(point.accepted.get(owner, 0) for band in bands for owner in band)


def _grid(top: int) -> Iterator[str]:
    for part in range(5):
        number = top * part // 4
        height = _up(number, top)
        yield f'<path class="grid" d="M{_LEFT} {height:.1f}H{_RIGHT}"/>'
        yield f'<text class="end" x="{_LEFT - 8}" y="{height + 4:.1f}">{number:,}</text>'


def _days(points: Sequence[DebtPoint], across: _Across) -> Iterator[str]:
    """The first and the last day, and a few between them that have room."""
    right = float("-inf")
    for at, point in enumerate(points):
        left = min(across(at), _RIGHT - 38)
        if left - right > 90 and (at in (0, len(points) - 1) or _RIGHT - left > 130):
            yield f'<text x="{left - 38:.1f}" y="{_BOTTOM + 22}">{escape(point.day)}</text>'
            right = left


def _names(points: Sequence[DebtPoint], bands: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, band in enumerate(bands):
        height = _TOP + 24 * number
        now = _sum(points[-1], [band])
        yield f'<rect x="{_RIGHT + 16}" y="{height}" width="13" height="13" fill="{_colour(number)}"/>'
        yield f'<text x="{_RIGHT + 36}" y="{height + 11}">{_name(band)}: {now:,}</text>'


def _name(band: Sequence[str]) -> str:
    name = one_line(band[0]) if len(band) == 1 else f"{len(band)} others"
    return escape(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…")


def _round_up(number: int) -> int:
    """A number of few digits that is no smaller, and that four divides."""
    step = 4
    while True:
        for factor in (1, 2, 3, 4, 5, 6, 8):
            if number <= step * factor:
                return step * factor
        step *= 10
