"""Laws of gateways: whatever the table, each compilation of it answers like the interpreter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decomposer.gateway import Interpreter, Probe, emit_nginx, normalise
from decomposer.gateway.patterns import (
    find_contested,
    find_shapes,
    make_slash_optional,
    matches,
    matches_prefix,
    read_pattern,
    render,
    sample,
    without_slash,
)
from decomposer.gateway.reduction import reduce_rules
from decomposer.gateway.rules import claim_rule
from decomposer.model import RouteModel
from decomposer.model.gateway import GatewayStep
from tests.fakes.routes import Row, make_model
from tests.gateways import check

SEGMENTS = ["a", "b", "ab", "7", "[0-9]+", "[^/]+", r"[-\w]+", "(?:a|b)", "a?", "(?!a)[ab]+", "[ab]{2}", r"\.", "가"]
TAILS = ["", "/", "/?", "/.*", "(?:/x)?", "(?:/[0-9]+)*/"]
OWNERS = ["monolith", "one", "two"]
METHODS = ["*", "GET", "POST"]
ASKED = ["GET", "HEAD", "POST", "DELETE"]

patterns = st.builds(
    lambda segments, tail: "".join(f"/{segment}" for segment in segments) + tail,
    st.lists(st.sampled_from(SEGMENTS), min_size=0, max_size=3),
    st.sampled_from(TAILS),
).filter(lambda pattern: pattern.startswith("/"))
paths = st.lists(st.sampled_from(["a", "b", "ab", "7", "x", "ba", ".x", "가", ""]), min_size=1, max_size=4).map(
    lambda parts: re.sub("/+", "/", "/" + "/".join(parts))
)
rows = st.builds(
    lambda method, pattern, mounted, owner: (f"{method} {pattern}{'...' if mounted else ''}", pattern, owner),
    st.sampled_from(METHODS),
    patterns,
    st.sampled_from([False, False, False, True]),
    st.sampled_from(OWNERS),
)
# A key names one route: it has one owner.
tables = st.lists(rows, min_size=1, max_size=8, unique_by=lambda row: row[0].removesuffix("..."))
frameworks = st.sampled_from(["flask", "django"])


def choose_by_reading(table: Sequence[Row], diverted: set[str], method: str, path: str) -> str | None:
    """The promise of the interpreter without its machinery, for a table of a framework that looks for the method."""

    def fitting(asked: str, *, by_method: bool) -> str | None:
        for key, regex, owner in table:
            allowed = key.split(" ")[0]
            ending = "(?:/.*)?" if key.endswith("...") else ""
            if asked != path and (ending or "(?!" in regex):
                continue  # a prefix holds the path without a slash already; a look-ahead has no slash rule
            found = re.fullmatch((regex.removesuffix("/") if ending else regex) + ending, asked)
            is_own = allowed in {"*", method} or (method, allowed) == ("HEAD", "GET")
            if found and (is_own or not by_method):
                return owner if owner in diverted else "monolith"
        return None

    direct = fitting(path, by_method=True) or fitting(path, by_method=False)
    return direct or fitting(f"{path}/", by_method=True) or fitting(f"{path}/", by_method=False)


def choose_by_reduction(model: RouteModel, method: str, path: bytes) -> str:
    """What emitters make of a model: claims first, then the reduced rules in order, then the default."""
    for rule in (*map(claim_rule, model.claims), *reduce_rules(model)):
        if rule.fits(path) and rule.allows(method):
            return rule.upstream
    return model.default


@given(patterns, paths)
def test_matching_agrees_with_python(pattern: str, path: str) -> None:
    """Our own matcher and Python's, on the rendered pattern, find the same whole paths."""
    node = read_pattern(pattern)
    assert matches(node, path.encode()) == bool(re.fullmatch(render(node).encode(), path.encode()))


@given(patterns)
def test_rendered_patterns_read_back(pattern: str) -> None:
    """A pattern that was written again is the same pattern."""
    node = read_pattern(pattern)
    assert read_pattern(render(node)) == node


@given(patterns, paths)
def test_slash_rule(pattern: str, path: str) -> None:
    """The derived pattern adds just the paths that lack the slash; so does the merged one."""
    node = read_pattern(pattern)
    shorter, either = without_slash(node), make_slash_optional(node)
    known = matches(node, path.encode())
    expected = known or ("(?!" not in pattern and matches(node, f"{path}/".encode()))
    assert (known or (shorter is not None and matches(shorter, path.encode()))) == expected
    if either is not None and shorter is not None:
        assert matches(either, path.encode()) == expected


@given(st.lists(patterns, min_size=2, max_size=5, unique=True), paths, st.booleans())
def test_patterns_with_a_common_path_are_contested(texts: list[str], path: str, is_prefix: bool) -> None:
    """No two patterns with different owners that match the same path escape notice."""
    nodes = [read_pattern(text) for text in texts]
    shapes = {number: find_shapes(node, is_prefix=is_prefix) for number, node in enumerate(nodes)}
    contested = find_contested(shapes, [frozenset({str(number)}) for number in range(len(nodes))])
    fits = matches_prefix if is_prefix else matches
    meeting = {number for number, node in enumerate(nodes) if fits(node, path.encode())}
    assert meeting <= contested or len(meeting) < 2


@given(patterns)
def test_samples_match(pattern: str) -> None:
    """What is offered as a path of a pattern is one."""
    node = read_pattern(pattern)
    path = sample(node)
    assert path is None or matches(node, path)


@given(tables, st.sets(st.sampled_from(OWNERS[1:])), st.sampled_from(ASKED), paths)
def test_interpreter_keeps_its_promise(table: list[Row], diverted: set[str], method: str, path: str) -> None:
    """The first match of the table decides, then the slash rule; only a claim may take what no route knows."""
    model = make_model(table, diverted)
    expected = choose_by_reading(table, diverted, method, path)
    chosen = Interpreter(model).choose(method, path)
    if expected is not None:
        assert chosen == expected
    elif chosen != "monolith":
        assert any(path == claim.pattern[:-1] or path.startswith(claim.pattern) for claim in model.claims)


@given(tables, st.sets(st.sampled_from(OWNERS[1:])), frameworks, st.sampled_from(ASKED), paths)
@settings(max_examples=300)
def test_reduction_changes_no_answer(
    table: list[Row], diverted: set[str], framework: str, method: str, path: str
) -> None:
    """Claims and the reduced rules answer like all the rules."""
    model = make_model(table, diverted, framework)
    assert choose_by_reduction(model, method, path.encode()) == Interpreter(model).choose(method, path)


@given(tables, st.sampled_from(ASKED), paths)
def test_moving_a_service_changes_only_its_own_requests(table: list[Row], method: str, path: str) -> None:
    """A request either keeps its backend in the next step or goes to the service that left."""
    before = Interpreter(make_model(table, {"one"})).choose(method, path)
    after = Interpreter(make_model(table, {"one", "two"})).choose(method, path)
    assert after in {before, "two"}


targets = st.text(st.sampled_from(["/", ".", "%", "a", "2", "5", "e", "E", "f", "F", "3", "?", "0"]), max_size=12)


@given(targets.map(lambda text: f"/{text}"))
def test_normalised_paths_are_plain(target: str) -> None:
    """What is matched has no doubled slash and no dot segment."""
    path = normalise(target)
    assert path is None or (path.startswith(b"/") and not {b".", b".."} & set(path.split(b"/")) and b"//" not in path)


@given(
    st.lists(rows, min_size=1, max_size=24, unique_by=lambda row: row[0].removesuffix("...")),
    frameworks,
    st.lists(st.tuples(st.sampled_from(ASKED), st.one_of(paths, targets)), max_size=60),
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_nginx_agrees_with_the_interpreter(table: list[Row], framework: str, asked: list[tuple[str, str]]) -> None:
    """The real nginx sends each request where the interpreter says."""
    model = make_model(table, {"one", "two"}, framework)
    conf = emit_nginx(model, GatewayStep(1, "Any", "gateway/step-01/nginx.conf")).text
    interpreter = Interpreter(model)
    quoted = [(method, f"/{target}".replace("//", "/").replace("가", "%EA%B0%80")) for method, target in asked]
    more = [(method, path) for method in ASKED for path in _paths_of(model)]
    probes = [Probe(method, target, interpreter.choose(method, target)) for method, target in (*quoted, *more)]
    with TemporaryDirectory() as folder:
        assert check(model, conf, Path(folder), probes) == []


def _paths_of(model: RouteModel) -> list[str]:
    found = [sample(read_pattern(route.regex)) or b"" for route in model.routes]
    texts = sorted({path.decode() for path in found if path.startswith(b"/")})
    return [text.replace("가", "%EA%B0%80") for path in texts for text in (path, path.rstrip("/") or "/", f"{path}/a")]
