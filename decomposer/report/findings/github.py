"""The verdict as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from decomposer.model.finding import Finding, Verdict

from .selection import select

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render_github(verdict: Verdict, limit: int | None = None, *, known: bool = False) -> str:
    """One command for each finding that is shown, at its first place."""
    return "".join(f"{_command(one)}\n" for one in select(verdict, limit, known=known).findings)


def _command(one: Finding) -> str:
    level = "error" if one.fails else "warning" if one.state == "new" else "notice"
    place = ""
    if one.places:
        location = one.places[0].location
        place = f"file={_escaped(location.path, _PROPERTY)},line={max(1, location.line)},"
    text = _escaped(f"{one.message}\nDo this instead: {one.instead}", _DATA)
    return f"::{level} {place}title={_escaped(one.identity.rule, _PROPERTY)}::{text}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
