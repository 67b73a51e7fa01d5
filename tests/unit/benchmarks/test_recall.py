"""The run-time truth: what a small package does under the tracer, and how a call graph is judged by it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from analyzers.program import Location, Program, Reference, Symbol
from tests.benchmarks.recall.__main__ import SUBJECTS, subjects
from tests.benchmarks.recall.archives import Subject, gather_packages, run_tests, summary_of_tests
from tests.benchmarks.recall.categories import Categories, find_ancestors, wrong_category
from tests.benchmarks.recall.comparing import Share, compare, predicted_calls
from tests.benchmarks.recall.names import Scope, SourceNames
from tests.benchmarks.recall.truth import Call, Edge, Truth, read_truth

SHOP = """\
from contextlib import contextmanager

TABLE = {}

class cached_property:
    def __init__(self, function):
        self.function = function
    def __get__(self, instance, owner):
        return self.function(instance)

def wrapped(function):
    def wrapper(*arguments):
        return function(*arguments)
    return wrapper

class Price:
    def __init__(self, amount):
        self.amount = amount
    def __lt__(self, other):
        return self.amount < other.amount
    def __getattr__(self, name):
        return 0
    @property
    def cents(self):
        return self.amount * 100
    @cached_property
    def euros(self):
        return 1
    def __iter__(self):
        yield self.amount

class Sale(Price):
    default = wrapped(abs)
    def __init__(self, amount):
        super().__init__(amount)

@wrapped
def listed(price):
    return price.cents

def numbers():
    yield 1

def hand_on():
    return numbers()

@contextmanager
def opened():
    yield

TABLE["first"] = lambda: (lambda: 1)(); TABLE["second"] = lambda: numbers()

async def fetched():
    return 1

async def waited():
    return await fetched()

def key(price):
    return price.cents

def call(function):
    return function()

def everything(asked):
    list(hand_on())
    listed(Sale(1))
    sorted([Price(1), Price(2)])
    [*Price(3)]
    sorted([Price(4)], key=key)
    TABLE["first"]()
    TABLE["second"]()
    with opened():
        call(hand_on)
    Price(5).unknown
    getattr(Price(6), "cents")
    Price(7).euros
    [hand_on() for _ in range(2)]
    return asked()

def asked_back():
    pass
"""
TESTS = """\
import asyncio

import shop.main

def test_all():
    shop.main.everything(lambda: shop.main.asked_back())
    asyncio.run(shop.main.waited())
"""

MADE = {
    ("everything", "hand_on"): "functions by name",
    ("hand_on", "numbers"): "functions by name",
    ("everything", "wrapped.wrapper"): "wrappers that decorators put in place",
    ("wrapped.wrapper", "listed"): "functions held by a closure",
    ("", "wrapped"): "decorators",
    ("Sale", "wrapped"): "functions by name",
    ("listed", "Price.cents"): "properties",
    ("everything", "Price.cents"): "properties",
    ("Price", "cached_property.__init__"): "constructors",
    ("everything", "cached_property.__get__"): "descriptors",
    ("cached_property.__get__", "Price.euros"): "functions kept in attributes",
    ("everything", "Sale.__init__"): "constructors",
    ("Sale.__init__", "Price.__init__"): "super()",
    ("everything", "Price.__init__"): "constructors",
    ("everything", "Price.__lt__"): "operators and other dunders",
    ("everything", "Price.__iter__"): "iteration and with",
    ("everything", "Price.__getattr__"): "attribute fallbacks",
    ("everything", "key"): "callbacks through library code",
    ("key", "Price.cents"): "properties",
    ("everything", "<lambda1>"): "lambdas",
    ("<lambda1>", "<lambda1>.<lambda1>"): "lambdas",
    ("everything", "<lambda2>"): "lambdas",
    ("<lambda2>", "numbers"): "functions by name",
    ("everything", "call"): "functions by name",
    ("call", "hand_on"): "functions passed as arguments",
    ("waited", "fetched"): "functions by name",
}
"""The direct calls of the package and their kinds; all names below `shop.main`."""
THROUGH_LIBRARY = {("everything", "opened")}


def below_main(edge: Edge) -> Edge:
    """The same edge with short names."""
    caller, callee = (name.removeprefix("shop.main").removeprefix(".") for name in edge)
    return caller, callee


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """A package whose tests ran."""
    package = Subject("shop", corpus=tmp_path_factory.mktemp("corpus"))
    for path, text in {"src/shop/__init__.py": "", "src/shop/main.py": SHOP, "tests/test_shop.py": TESTS}.items():
        target = package.home / "archive" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    run_tests(package, Path(sys.executable))
    return package


@pytest.fixture(scope="module")
def truth(subject: Subject) -> Truth:
    """What its tests did."""
    return read_truth(subject.recorded, SourceNames(subject.source))


def test_the_tests_pass(subject: Subject) -> None:
    """Tracing does not change what a program does, and the summary says so."""
    assert summary_of_tests(subject).startswith("1 passed")


def test_calls_are_those_of_python(truth: Truth) -> None:
    """A generator is called where it is made; a test between two functions breaks the call; names follow the rules."""
    assert {below_main(edge) for edge in truth.direct} == MADE.keys()
    assert {below_main(edge) for edge in truth.through} == THROUGH_LIBRARY


def test_each_call_has_a_kind(subject: Subject, truth: Truth) -> None:
    """The kind is told from the callee and the expression that makes the call."""
    categories = Categories(SourceNames(subject.source), truth)
    assert {below_main(one.edge): categories.category(one) for one in truth.calls if not one.via} == MADE


def test_only_the_package_is_analysed(tmp_path: Path) -> None:
    """An archive without `src` gets one, with its packages and without its tests."""
    for name in ("shop", "tests", "examples"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    gather_packages(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["examples", "src", "tests"]
    assert [one.name for one in (tmp_path / "src").iterdir()] == ["shop"]


def test_lambdas_are_numbered_as_they_stand(tmp_path: Path) -> None:
    """A default or a decorator belongs to the scope around, an inner lambda to the outer one."""
    source = """\
        a = (lambda: 1) if (lambda: 2)() else (lambda: 3)
        @d(lambda: 4)
        def f(x=lambda: 5):
            return [lambda: 6 for _ in x], lambda y=(lambda: 7): (lambda: 8)
        """
    (tmp_path / "m.py").write_text(dedent(source), "utf-8")
    names = [name for name in SourceNames(tmp_path).file("m.py").scopes if "lambda" in name]
    top = [f"m.<lambda{number}>" for number in range(1, 6)]
    assert sorted(names) == [
        *top,
        *(f"m.f.<lambda{number}>" for number in (1, 2)),
        "m.f.<lambda2>.<lambda1>",
        "m.f.<lambda3>",
    ]


def test_known_packages_are_measured_as_they_are_known() -> None:
    """What the tests of a known package need comes with it, by name too, unless something else is given."""
    known = SUBJECTS[-1]
    assert subjects([], None, None) == list(SUBJECTS)
    assert subjects([known.requirement], None, None) == [known]
    assert subjects([known.requirement], [], "-k one") == [Subject(known.requirement, (), ("-k", "one"))]
    assert subjects(["shop==1.0"], None, None) == [Subject("shop==1.0")]


def call_of(target: str, line: int) -> Reference:
    """`shop.main.everything` calls something."""
    return Reference("shop.main.everything", f"shop.main.{target}", "call", Location("shop/main.py", line))


def test_a_graph_is_judged_by_what_ran(subject: Subject, truth: Truth) -> None:
    """Recall is about direct calls, precision about calls of callers that ran, with or without lines that did not."""
    begin = SHOP.splitlines().index("def everything(asked):") + 1
    never = SHOP.splitlines().index("def asked_back():") + 2
    references = (
        call_of("hand_on", begin + 1),
        call_of("opened", begin + 8),
        call_of("asked_back", begin + 1),
        call_of("waited", never),
        Reference("shop.main.asked_back", "shop.main.call", "call", Location("shop/main.py", never)),
        Reference("shop.main.unused", "shop.main.call", "call", Location("shop/main.py", 1)),
        Reference("shop.main.key", "abs", "call", Location("shop/main.py", 1), scope="builtin"),
    )
    predicted = predicted_calls(Program((), (), references), ["call"], ["certain"])
    found = compare(truth, predicted, SourceNames(subject.source))
    assert found.recall == Share(1, len(MADE))
    assert found.recall_through == Share(1, 1)
    assert found.precision == Share(2, 5)
    assert {below_main(edge)[1] for edge in found.unconfirmed} == {"asked_back", "waited", "call"}
    assert found.precision_on_lines == Share(2, 5)


def test_wrong_calls_have_a_reason() -> None:
    """Another override or another function of the name ran, or the callee ran for others, or it never did."""
    place = Location("m.py", 1)
    classes = [Symbol(f"m.{name}", "class", "m", "m", place, 1) for name in ("Base", "A", "B", "C")]
    bases = [Reference(f"m.{name}", "m.Base", "inherit", place) for name in ("A", "B")]
    ancestors = find_ancestors(Program((), tuple(classes), tuple(bases)))
    truth = Truth(frozenset({"m.g"}), (called("m.f", "m.A.go"),), {})
    reasons = {
        callee: wrong_category(("m.f", f"m.{callee}"), truth, ancestors) for callee in ("B.go", "C.go", "g", "h")
    }
    assert reasons == {
        "B.go": "another override of that method ran instead",
        "C.go": "another function of that name ran instead",
        "g": "the callee ran, but not from here",
        "h": "the callee never ran",
    }


def called(caller: str, callee: str) -> Call:
    """A direct call."""
    nowhere = ast.parse("")
    return Call(Scope(caller, nowhere), Scope(callee, nowhere), "m.py", (1, 1, 0, 1), ())
