"""Calls around which the program is ready for what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.facts import Call, Collection, Evaluate, Expression, Operation, Region

from .code import Frame, enclosing_regions
from .occurrences import WrittenCall
from .walk import last_word

_EXPECTED = frozenset({"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"})
"""What is raised where nothing has the name that is loaded."""


def is_allowed_for(name: str, calls: Iterable[WrittenCall | None]) -> bool:
    """Whether the program goes on where nothing has the name: around one of the calls a handler stands."""
    return bool(name) and any(map(_is_handled, calls))


def _is_handled(written: WrittenCall | None) -> bool:
    """Whether what the call raises is caught, by a handler that does not raise in any case."""
    if written is None:
        return False
    frame = written.frame
    return any(
        _suppresses(frame.module.facts.regions[number]) or any(_goes_on(frame, one) for one in _handlers(frame, number))
        for number in enclosing_regions(frame, written.region)
    )


def _suppresses(region: Region) -> bool:
    """`with contextlib.suppress(ImportError)`."""
    manager = region.expression
    if region.kind != "with" or not isinstance(manager, Call) or last_word(manager.function) != "suppress":
        return False
    return any(map(_is_expected, manager.arguments))


def _handlers(frame: Frame, number: int) -> Iterator[int]:
    """The regions of the handlers behind a `try`."""
    regions = frame.module.facts.regions
    if regions[number].kind != "try":
        return
    for following in range(number + 1, len(regions)):
        if regions[following].parent == regions[number].parent:
            if regions[following].kind != "except":
                return
            yield following


def _goes_on(frame: Frame, handler: int) -> bool:
    """Whether a handler is there for what is missing and does not raise in any case."""
    expected = frame.module.facts.regions[handler].expression
    if expected is not None and not _is_expected(expected):
        return False
    inside = (one.value for one in frame.scope.statements if isinstance(one, Evaluate) and one.region == handler)
    return not any(isinstance(value, Operation) and value.kind == "raise" for value in inside)


def _is_expected(exception: Expression) -> bool:
    if isinstance(exception, Collection):
        return any(map(_is_expected, exception.items))
    return last_word(exception) in _EXPECTED
