"""Laws of reading and linking: order changes nothing, damage is survived, Python's own rules hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.facts import FileFacts, UnreadFile
from analyzers.flow import extract
from analyzers.flow.records import FlowFacts
from analyzers.languages.python.reader import read
from analyzers.link import Flows, link
from analyzers.linking.classes import Linearization
from analyzers.linking.modules import name_modules
from analyzers.program import Program
from analyzers.scan import scan
from analyzers.survey import survey
from tests.case_folders import Case, all_cases
from tests.source_tree import PROJECT

FIXTURE = PROJECT / "fixtures" / "monolith_app"
FILES = {path.relative_to(FIXTURE).as_posix(): path.read_bytes() for path in sorted(FIXTURE.rglob("*.py"))}
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NAMES = st.sampled_from(["a", "b", "c", "src", "lib", "é"])


@cache
def fixture_facts() -> tuple[FileFacts, ...]:
    """The facts of every readable file of the fixture."""
    found = [read(path, data) for path, data in FILES.items()]
    return tuple(facts for facts in found if isinstance(facts, FileFacts))


@cache
def fixture_program() -> Program:
    """The fixture, linked in the order of its paths."""
    return link(fixture_facts())


@settings(max_examples=4)
@given(files=st.permutations(fixture_facts()))
def test_order_of_files_changes_nothing(files: list[FileFacts]) -> None:
    """The whole fixture gives the same program, whichever file is read first."""
    assert link(files) == fixture_program()


@SLOW
@given(case=st.sampled_from(all_cases()), data=st.data())
def test_order_of_files_changes_no_case(case: Case, data: st.DataObject) -> None:
    """Each small program is the same in every order: cycles of imports, calls and classes included."""
    scanned = scan(survey(case.folder), jobs=1)

    def linked(files: Sequence[FileFacts], pages: Sequence[FlowFacts]) -> Program:
        flows = Flows([extract(facts) for facts in files], pages)
        return link(files, scanned.unread, flows=flows, options=case.options)

    files, pages = scanned.facts(), scanned.templates()
    assert linked(data.draw(st.permutations(files)), data.draw(st.permutations(pages))) == linked(files, pages)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, bytes]:
    """Some files of the fixture, their lines deleted, repeated, swapped, joined or cut."""
    chosen = draw(st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=6, unique=True))
    return {path: b"".join(damage(draw, FILES[path].splitlines(keepends=True))) for path in chosen}


def damage(draw: st.DrawFn, lines: list[bytes]) -> list[bytes]:
    """A few random edits."""
    for _ in range(draw(st.integers(1, 6))):
        if not lines:
            break
        here, there = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        edits = {
            "delete": [*lines[:here], *lines[here + 1 :]],
            "repeat": [*lines[:here], lines[there], *lines[here:]],
            "move": [*lines[:here], lines[there].lstrip(), *lines[here + 1 :]],
            "indent": [*lines[:here], b"    " + lines[here], *lines[here + 1 :]],
            "cut": [*lines[:here], lines[here][: draw(st.integers(0, len(lines[here])))], *lines[here + 1 :]],
        }
        lines = edits[draw(st.sampled_from(sorted(edits)))]
    return lines


@SLOW
@given(files=damaged())
def test_damage_is_survived(files: dict[str, bytes]) -> None:
    """Whatever happens to its lines, a file is read or refused, and the rest is linked."""
    found = [read(path, data) for path, data in files.items()]
    readable = [facts for facts in found if isinstance(facts, FileFacts)]
    unread = [facts for facts in found if isinstance(facts, UnreadFile)]
    program = link(readable, unread)
    assert len(program.modules) + len(unread) == len(files)
    known = {symbol.id for symbol in program.symbols}
    assert all(r.source in known for r in program.references)
    assert all(r.target in known for r in program.references if r.scope == "project" and r.kind != "import")
    assert all(access.function in known for access in program.accesses)


@SLOW
@given(files=damaged())
def test_facts_survive_storing(files: dict[str, bytes]) -> None:
    """What the cache stores is what it gives back."""
    for path, data in files.items():
        facts = read(path, data)
        if isinstance(facts, FileFacts):
            assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=FileFacts) == facts


@SLOW
@given(text=st.text(st.sampled_from("ab(){}[]:=,.*@'\"\\ \n\tfxdefclass lambda ifelse#0\ud800é"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises."""
    assert isinstance(read("a.py", text.encode("utf-8", "surrogatepass")), FileFacts | UnreadFile)


@st.composite
def hierarchies(draw: st.DrawFn) -> list[list[int]]:
    """Per class the numbers of its bases, all of them earlier classes."""
    size = draw(st.integers(1, 9))
    return [draw(st.lists(st.integers(0, i - 1), max_size=3, unique=True)) if i else [] for i in range(size)]


@settings(max_examples=300)
@given(hierarchy=hierarchies())
def test_method_order_is_pythons(hierarchy: list[list[int]]) -> None:
    """For any hierarchy the order is that of real classes, and broken exactly where Python refuses."""
    order = Linearization(lambda name: [f"C{base}" for base in hierarchy[int(name[1:])]])
    real: dict[str, type] = {}
    refused: set[str] = set()
    for number, bases in enumerate(hierarchy):
        name = f"C{number}"
        if any(f"C{base}" not in real for base in bases):
            continue
        try:
            real[name] = type(name, tuple(real[f"C{base}"] for base in bases), {})
        except TypeError:
            refused.add(name)
            continue
        assert order.mro(name) == tuple(c.__name__ for c in real[name].__mro__[:-1])
    for name in refused:
        order.mro(name)
    assert order.broken == refused


@settings(max_examples=200)
@given(
    st.sets(
        st.tuples(st.lists(NAMES, max_size=3), st.sampled_from(["__init__", "a", "b", "main"])).map(
            lambda parts: "/".join([*parts[0], f"{parts[1]}.py"])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_file_has_one_name(paths: set[str]) -> None:
    """Names are unique, and importing a module by its own name finds it or what hides it."""
    files = [facts for path in sorted(paths) if isinstance(facts := read(path, b""), FileFacts)]
    table = name_modules(files)
    assert sorted(table.names) == sorted(paths)
    assert len(set(table.names.values())) == len(paths)
    for path, name in table.names.items():
        assert table.find(name, path) is not None or name.endswith(".py") or name == "__init__"
