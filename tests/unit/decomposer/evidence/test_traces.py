"""Traces in all forms say the same; what is broken in them is counted, and the rest is used."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from decomposer.evidence import gather
from decomposer.graph import build
from decomposer.model.evidence import EvidenceFiles, Observations
from tests.fakes.programs import program

PROGRAM = """
    shop.views.place calls shop.billing.charge
    shop.billing.charge calls shop.billing.Ledger.write
    shop.mail.send runs as send_mail
    shop.models.Order declares orders
    shop.models.Item declares items
    shop.views.place handles POST /orders/<int:pk>/
    shop.views.show handles GET /orders/
"""
SHOP = program(PROGRAM)

Fields = dict[str, object]


def span(name: str, parent: str = "", *, start: int = 1_000_000, end: int = 3_000_000, **others: object) -> Fields:
    """A span in plain words; attributes with `_` for a full stop."""
    kind, failed, identity = others.pop("kind", "internal"), others.pop("failed", False), others.pop("id", name)
    attributes = {key.replace("_", ".").replace("statuscode", "status_code"): value for key, value in others.items()}
    return {
        "name": name,
        "id": identity,
        "parent": parent,
        "start": start,
        "end": end,
        "kind": kind,
        "failed": failed,
    } | {"attributes": attributes}


def otlp(*spans: Fields) -> str:
    """One line, as the collector writes it."""
    kinds = {"internal": 1, "server": 2, "client": 3, "producer": 4, "consumer": 5}
    rows = [
        {
            "traceId": "t1",
            "spanId": one["id"],
            "parentSpanId": one["parent"],
            "name": one["name"],
            "kind": kinds[str(one["kind"])],
            "startTimeUnixNano": str(one["start"]),
            "endTimeUnixNano": str(one["end"]),
            "attributes": [
                {"key": key, "value": {"intValue": str(value)} if isinstance(value, int) else {"stringValue": value}}
                for key, value in dict(one["attributes"]).items()  # type: ignore[call-overload]  # it is a dict
            ],
            "status": {"code": 2} if one["failed"] else {},
        }
        for one in spans
    ]
    return json.dumps({"resourceSpans": [{"resource": {}, "scopeSpans": [{"scope": {}, "spans": rows}]}]}) + "\n"


def jaeger(*spans: Fields) -> str:
    """One document, as the query service gives it."""
    rows = [
        {
            "traceID": "t1",
            "spanID": one["id"],
            "operationName": one["name"],
            "references": [{"refType": "CHILD_OF", "traceID": "t1", "spanID": one["parent"]}] if one["parent"] else [],
            "startTime": int(str(one["start"])) // 1000,
            "duration": (int(str(one["end"])) - int(str(one["start"]))) // 1000,
            "tags": [
                {"key": "span.kind", "type": "string", "value": one["kind"]},
                *([{"key": "error", "type": "bool", "value": True}] if one["failed"] else []),
                *({"key": key, "value": value} for key, value in dict(one["attributes"]).items()),  # type: ignore[call-overload]  # as above
            ],
        }
        for one in spans
    ]
    return json.dumps({"data": [{"traceID": "t1", "spans": rows, "processes": {}}], "total": 0})


def console(*spans: Fields) -> str:
    """Documents over several lines, as the SDK writes them to the console."""
    return "\n".join(
        json.dumps(
            {
                "name": one["name"],
                "context": {"trace_id": "0x1", "span_id": one["id"], "trace_state": "[]"},
                "kind": f"SpanKind.{str(one['kind']).upper()}",
                "parent_id": one["parent"] or None,
                "start_time": f"2026-01-01T00:00:00.{int(str(one['start'])) // 1000:06}Z",
                "end_time": f"2026-01-01T00:00:00.{int(str(one['end'])) // 1000:06}Z",
                "status": {"status_code": "ERROR" if one["failed"] else "UNSET"},
                "attributes": one["attributes"],
            },
            indent=4,
        )
        for one in spans
    )


SPANS = (
    span(
        "POST",
        kind="server",
        http_request_method="POST",
        http_route="orders/{pk}/",
        http_response_statuscode=201,
    ),
    span("place", "POST", code_function="place", code_namespace="shop.views"),
    span("charge", "place", code_function_name="shop.billing.charge", failed=True),
    span("untraced", "charge"),
    span("write", "untraced", code_function="write", code_filepath="/srv/app/shop/billing.py", code_lineno=12),
    span("sql", "write", kind="client", db_statement='INSERT INTO "orders" SELECT * FROM public.items', db_system="x"),
    span("mail", "place", kind="producer", messaging_destination="send_mail"),
)
FORMS: dict[str, Callable[..., str]] = {"otlp": otlp, "jaeger": jaeger, "console": console}


def observe(tmp_path: Path, *texts: str | bytes) -> Observations:
    """What files with these texts show."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"traces{number}.json")
        paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
    return gather(SHOP, EvidenceFiles(traces=tuple(paths)), tmp_path)


def reasons(seen: Observations) -> dict[str, int]:
    """How much was skipped for which reason."""
    return {one.reason: one.number for source in seen.sources for one in source.skipped}


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_say_the_same(tmp_path: Path, form: str) -> None:
    """Calls, accesses and requests come out of each form, with errors and times."""
    seen = observe(tmp_path, FORMS[form](*SPANS))
    assert [(one.source, one.target, one.timing.calls, one.timing.errors) for one in seen.calls] == [
        ("shop.billing.charge", "shop.billing.Ledger.write", 1, 0),
        ("shop.views.place", "shop.billing.charge", 1, 1),
        ("shop.views.place", "shop.mail.send", 1, 0),
    ]
    assert [(one.symbol, one.table, one.operation) for one in seen.accesses] == [
        ("shop.billing.Ledger.write", "items", "select"),
        ("shop.billing.Ledger.write", "orders", "insert"),
    ]
    (request,) = seen.traffic
    assert (request.route, request.statuses, request.timing.calls) == ("POST /orders/<int:pk>/", (("2xx", 1),), 1)
    assert request.timing.total_ms == 2.0
    assert request.timing.p50_ms == pytest.approx(2.0, rel=0.01)
    assert seen.sources[0].used == 6
    assert reasons(seen) == {}


def test_order_and_files_do_not_matter(tmp_path: Path) -> None:
    """Children are written before their parents, and a trace may be spread over files."""
    whole = observe(tmp_path, otlp(*SPANS))
    spread = observe(tmp_path, *(otlp(one) for one in reversed(SPANS)))
    assert (whole.calls, whole.accesses, whole.traffic) == (spread.calls, spread.accesses, spread.traffic)
    assert reasons(spread) == {}


def test_half_written_line(tmp_path: Path) -> None:
    """The last line of a file that is still written is left out."""
    seen = observe(tmp_path, otlp(*SPANS) + otlp(*SPANS)[:100])
    assert len(seen.calls) == 3
    assert reasons(seen) == {"a line is no JSON": 1}
    assert seen.sources[0].skipped[0].first == "traces0.json:2"


def test_half_of_the_first_line(tmp_path: Path) -> None:
    """A file that begins in the middle of a line, because it was rotated, is used from the second line on."""
    seen = observe(tmp_path, otlp(*SPANS)[50:] + otlp(*SPANS))
    assert len(seen.calls) == 3
    assert reasons(seen) == {"a line is no JSON": 1}


def test_half_written_document(tmp_path: Path) -> None:
    """Of a document that was cut off the spans that are whole are used."""
    text = jaeger(*SPANS)
    seen = observe(tmp_path, text[: text.index('"mail"')])
    assert [one.target for one in seen.calls] == ["shop.billing.Ledger.write", "shop.billing.charge"]
    assert reasons(seen) == {"a document is cut off or no JSON": 1}


def test_clocks_out_of_order(tmp_path: Path) -> None:
    """A span that ends before it begins counts without its time, and children may begin before their parents."""
    early = span("charge", "place", start=5, end=2, code_function_name="shop.billing.charge")
    seen = observe(tmp_path, otlp(SPANS[1], early))
    assert [(one.timing.calls, one.timing.timed) for one in seen.calls] == [(1, 0)]
    assert reasons(seen)["a span ends before it begins: not timed"] == 1


def test_missing_parents(tmp_path: Path) -> None:
    """A span whose parent is nowhere is counted; what is below it is used."""
    seen = observe(tmp_path, otlp(*SPANS[2:5]))
    assert [one.target for one in seen.calls] == ["shop.billing.Ledger.write"]
    assert reasons(seen) == {"the parent of a span is in none of the files": 1}


def test_circle_of_parents(tmp_path: Path) -> None:
    """Spans that are each other's parents end."""
    seen = observe(
        tmp_path, otlp(span("a", "b"), span("b", "a"), span("c", "a", code_function_name="shop.billing.charge"))
    )
    assert seen.calls == ()


def test_unknown_names(tmp_path: Path) -> None:
    """Code, routes and tables that the program does not have are counted, each with the first."""
    strange = (
        span("a", code_function_name="other.place.work"),
        span("b", kind="server", http_method="GET", http_target="/nowhere?x=1"),
        span("c", kind="client", db_query_text="SELECT 1 FROM strangers"),
    )
    seen = observe(tmp_path, otlp(*strange))
    assert {(one.reason, one.detail) for one in seen.sources[0].skipped} == {
        ("names code that the program does not have", "other.place.work"),
        ("no route of the program answers this", "GET /nowhere?x=1"),
        ("a statement names no table of the program", "SELECT 1 FROM strangers"),
    }
    assert seen.sources[0].used == 0


def test_the_same_span_twice(tmp_path: Path) -> None:
    """What an exporter sent again counts once."""
    seen = observe(tmp_path, otlp(*SPANS) + otlp(*SPANS))
    assert [one.timing.calls for one in seen.calls] == [1, 1, 1]
    assert reasons(seen) == {"a span stands here a second time": 7}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", None),
        ("\n\n", None),
        ("not json at all", "a document is cut off or no JSON"),
        ("12\n", "holds no spans"),
        ('{"resourceMetrics": []}\n', "holds no spans"),
        ('{"resourceSpans": 3}\n', "holds no spans"),
        ('{"resourceSpans": [3, {"scopeSpans": [{"spans": ["x"]}]}]}\n', None),
        (
            '{"resourceSpans": [{"scopeSpans": [{"spans": [{"name": "a", "attributes": [1, {"key": 2}]}]}]}]}\n',
            "a span has no id",
        ),
        (b"\xff\xfe\x00garbage", "a document is cut off or no JSON"),
        (b"\x1f\x8bgarbage", "the compressed file is damaged or cut off"),
        (gzip.compress(otlp(*SPANS).encode())[:-20], "the compressed file is damaged or cut off"),
        ("[" * 100_000, "a document is cut off or no JSON"),
        ('{"spanId": "a", "traceId": "t", "startTimeUnixNano": "x", "endTimeUnixNano": 1e400}\n', None),
    ],
)
def test_broken_files(tmp_path: Path, text: str | bytes, reason: str | None) -> None:
    """Whatever a file holds, it is no error."""
    found = reasons(observe(tmp_path, text))
    assert set(found) == ({reason} if reason else set())


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that cannot be opened is told of."""
    seen = gather(SHOP, EvidenceFiles(traces=(tmp_path / "gone.json",)), tmp_path)
    assert reasons(seen) == {"the file cannot be read": 1}


def test_compressed_files(tmp_path: Path) -> None:
    """Files that a rotation compressed are read as they are."""
    assert len(observe(tmp_path, gzip.compress(otlp(*SPANS).encode())).calls) == 3


def test_edges_are_marked_and_added(tmp_path: Path) -> None:
    """What is written and was seen is marked; what was only seen is an edge of its own view."""
    graph = build(SHOP, observations=observe(tmp_path, otlp(*SPANS)))
    found = {
        (one.view, one.source, one.target, one.observed, one.detail) for edge in graph.edges for one in edge.evidence
    }
    place, charge = "shop.views.place", "shop.billing.charge"
    assert ("call", place, charge, True, "") in found
    assert ("trace", place, charge, False, "1 call, 1 failed, 2.0 ms") in found
    assert ("trace", place, "shop.mail.send", False, "1 call, 2.0 ms") in found
    assert any(one[:3] == ("trace", "shop.billing.Ledger.write", "orders") for one in found)
