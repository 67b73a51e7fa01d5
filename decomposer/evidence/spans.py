"""Spans out of files of traces: JSON of OpenTelemetry (collector, exporters, the SDK's console) and of Jaeger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .documents import Json, read_documents
from .tally import Tally

_KINDS = {"2": "server", "3": "client", "4": "producer", "5": "consumer"}


class Span(NamedTuple):
    """One span: ids as they are written, times in nanoseconds, attributes with plain values only."""

    trace: str
    id: str
    parent: str
    name: str
    kind: str
    start: int | None
    end: int | None
    failed: bool
    attributes: dict[str, str]


def read_spans(path: Path, tally: Tally) -> Iterator[tuple[str, Span]]:
    """Each span of a file with its place; what is none is counted."""
    for place, document in read_documents(path, tally):
        for found in _spans_of(document, place, tally):
            if found.trace and found.id:
                yield place, found
            else:
                tally.skip("a span has no id", place, found.name)


def _spans_of(document: Json, place: str, tally: Tally) -> Iterator[Span]:
    documents = document if isinstance(document, list) else [document]
    for one in documents:
        forms = [form for form in _NESTED if isinstance(one, dict) and isinstance(one.get(form[0][0]), list)]
        single = [read for key, read in _SINGLE.items() if isinstance(one, dict) and key in one]
        for keys, read in forms:
            yield from map(read, _below(_dict(one), *keys))
        if single and not forms:
            yield single[0](_dict(one))
        elif not forms:
            shown = ", ".join(one) if isinstance(one, dict) else _text(one)
            tally.skip("holds no spans", place, shown)


def _below(document: dict[str, Json], key: str, *keys: str) -> Iterator[dict[str, Json]]:
    """The objects at the end of lists in lists."""
    for one in _list(document.get(key)):
        if isinstance(one, dict):
            if keys:
                yield from _below(one, *keys)
            else:
                yield one


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _dict(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _text(value: Json) -> str:
    return value if isinstance(value, str) else "" if value is None or isinstance(value, list | dict) else str(value)


def _number(value: Json) -> int | None:
    """Also of a text: JSON of protobuf writes large numbers so."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if abs(value) < 1e30 else None
    return int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,20}", value, re.ASCII) else None


def _otlp(span: dict[str, Json]) -> Span:
    """As the protobuf JSON mapping of OTLP has it."""
    status = _text(_dict(span.get("status")).get("code"))
    kind = _text(span.get("kind"))
    return Span(
        trace=_text(span.get("traceId")),
        id=_text(span.get("spanId")),
        parent=_text(span.get("parentSpanId")),
        name=_text(span.get("name")),
        kind=_KINDS.get(kind, kind.rpartition("_")[2].lower()),
        start=_number(span.get("startTimeUnixNano")),
        end=_number(span.get("endTimeUnixNano")),
        failed=status in ("2", "STATUS_CODE_ERROR"),
        attributes=dict(_otlp_attributes(_list(span.get("attributes")))),
    )


def _otlp_attributes(attributes: Iterable[Json]) -> Iterator[tuple[str, str]]:
    for one in map(_dict, attributes):
        for value in _dict(one.get("value")).values():
            yield _text(one.get("key")), _text(value)


def _jaeger(span: dict[str, Json]) -> Span:
    """As the interface of Jaeger's query service gives it; times are microseconds."""
    tags = {_text(tag.get("key")): _text(tag.get("value")) for tag in map(_dict, _list(span.get("tags")))}
    start, duration = _number(span.get("startTime")), _number(span.get("duration"))
    return Span(
        trace=_text(span.get("traceID")),
        id=_text(span.get("spanID")),
        parent=_jaeger_parent(span),
        name=_text(span.get("operationName")),
        kind=tags.get("span.kind", ""),
        start=None if start is None else start * 1000,
        end=None if start is None or duration is None else (start + duration) * 1000,
        failed=tags.get("error", "").lower() == "true" or tags.get("otel.status_code") == "ERROR",
        attributes=tags,
    )


def _jaeger_parent(span: dict[str, Json]) -> str:
    references = [_dict(one) for one in _list(span.get("references"))]
    parents = [one for one in references if one.get("refType") == "CHILD_OF"] or references
    return _text(parents[0].get("spanID")) if parents else _text(span.get("parentSpanID"))


def _console(span: dict[str, Json]) -> Span:
    """As the SDK writes a span to the console."""
    context = _dict(span.get("context"))
    return Span(
        trace=_text(context.get("trace_id")),
        id=_text(context.get("span_id")),
        parent=_text(span.get("parent_id")),
        name=_text(span.get("name")),
        kind=_text(span.get("kind")).rpartition(".")[2].lower(),
        start=_moment(_text(span.get("start_time"))),
        end=_moment(_text(span.get("end_time"))),
        failed=_text(_dict(span.get("status")).get("status_code")) == "ERROR",
        attributes={key: _text(value) for key, value in _dict(span.get("attributes")).items()},
    )


def _moment(text: str) -> int | None:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000_000 + since.microseconds * 1000


_NESTED: tuple[tuple[tuple[str, ...], Callable[[dict[str, Json]], Span]], ...] = (
    (("resourceSpans", "scopeSpans", "spans"), _otlp),
    (("resourceSpans", "instrumentationLibrarySpans", "spans"), _otlp),
    (("data", "spans"), _jaeger),
    (("spans",), _jaeger),
)
"""Where spans stand in documents."""
_SINGLE: dict[str, Callable[[dict[str, Json]], Span]] = {"context": _console, "spanID": _jaeger, "spanId": _otlp}
"""What a single span has."""
