"""Laws of changes to a boundary file: exactly what was asked for changes, and what people wrote stays."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from decomposer.boundaries import BoundaryEdit, read_boundaries, read_decisions
from decomposer.graph import build
from decomposer.model.boundaries import ServiceMap
from tests.fakes.programs import program

UNITS = [f"{module}.{name}" for module in ("a.m", "a.n", "b.o") for name in ("f", "g", "H", "K")]
PATHS = [*UNITS, "a", "a.m", "a.n", "b", "b.o"]
GRAPH = build(program("\n".join([*UNITS, "a.m.H declares t1", "b.o.K declares t2", "a.n.f handles GET /x/"])))
NAMES = ["x", "y z", "w.v", "shared"]
FILES = [
    '# one\nschema_version = 1\n[services.x]  # two\nowns = ["a"] # 3\ntables = ["t1"]\n[shared]\nowns = ["b.o.f"]\n',
    'schema_version = 1\nservices = { x = { owns = ["a.m", "b"] }, "y z" = { owns = [\n"a.n", # four\n] } } # five\n',
    "schema_version = 1\nservices.x.owns = ['a.m.f', 'b.o'] # six\nservices.'y z'.owns = ['a']\n",
]
OWNERS = st.dictionaries(st.sampled_from(UNITS), st.sampled_from(["x", "y z", "new", ""]))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(NAMES)), max_size=6))
def test_moves_move_what_they_name(text: str, moves: list[tuple[str, str]]) -> None:
    """After any moves each unit is where the last one put it, or where it was; no comment of another line is lost."""
    owners = owners_of(read_boundaries(text, GRAPH))
    for path, service in moves:
        text = BoundaryEdit(text, GRAPH).move([path], service).text
        name = "" if service == "shared" else service
        owners |= {unit: name for unit in UNITS if unit == path or unit.startswith(f"{path}.")}
        assert owners_of(read_boundaries(text, GRAPH)) == owners
    assert all(comment in text for comment in ("one", "two", "five", "six") if f"# {comment}" in text)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), OWNERS)
def test_a_cut_can_be_written_into_a_file(text: str, changes: dict[str, str]) -> None:
    """Whatever moves, the file then says so."""
    before = read_decisions(text, GRAPH).services
    owners = owners_of(before) | changes
    units = {unit: owner for unit, owner in owners.items() if owner}
    shared = frozenset(unit for unit, owner in owners.items() if not owner)
    wanted = ServiceMap(tuple(sorted({*before.services, *units.values()})), units, {}, {}, {}, shared)
    changed = BoundaryEdit(text, GRAPH).update(wanted)
    assert owners_of(read_boundaries(changed.text, GRAPH)) == owners


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.sampled_from(["n", "a b", "ü", 'q"', "x.y"]))
def test_a_name_changes_and_nothing_else(text: str, name: str) -> None:
    """A service that is renamed to and fro has the same file again, as TOML sees it."""
    there = BoundaryEdit(text, GRAPH).rename("x", name)
    expected = {
        unit: name if owner == "x" else owner for unit, owner in owners_of(read_boundaries(text, GRAPH)).items()
    }
    assert owners_of(there.decisions.services) == expected
    back = BoundaryEdit(there.text, GRAPH).rename(name, "x")
    assert back.decisions.services == read_boundaries(text, GRAPH)


def owners_of(services: ServiceMap) -> dict[str, str]:
    """The service of each unit, nothing for the shared kernel."""
    return services.units | dict.fromkeys(services.shared_kernel, "")
