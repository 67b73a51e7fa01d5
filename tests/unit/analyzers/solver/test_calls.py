"""Tests of the solver on small programs: inheritance, elements of containers, library models, assumptions."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.flow import extract
from analyzers.linking.modules import name_modules
from analyzers.program import Reference
from analyzers.solver.result import Solution, conclude, settle
from tests.fakes.sources import facts_of


def solved(sources: Mapping[str, str] | str) -> Solution:
    """The calls of a program; a text alone is its file `app.py`."""
    texts = {"app.py": sources} if isinstance(sources, str) else sources
    flows = [extract(facts) for facts in facts_of(texts)[0]]
    return conclude(settle(flows, name_modules(flows, "", ())))


def calls_of(solution: Solution, caller: str) -> list[Reference]:
    """What a function calls in the program itself, certain or not, without what no call shows."""
    return [r for r in solution.references if r.source == caller and r.kind == "call" and r.scope == "project"]


def targets(sources: Mapping[str, str] | str, caller: str) -> list[str]:
    """The names of what a function calls in the program itself."""
    return sorted({one.target for one in calls_of(solved(sources), caller)})


def test_members_are_found_in_the_order_of_python() -> None:
    """Of several bases that have a method, the first along the C3 order counts."""
    found = targets(
        """
        class Top:
            def go(self): pass
        class Left(Top): pass
        class Right(Top):
            def go(self): pass
        class Bottom(Left, Right): pass
        def run():
            Bottom().go()
        """,
        "app.run",
    )
    assert found == ["app.Right.go"]


def test_bases_without_an_order_end() -> None:
    """Classes that inherit from each other, or in an impossible order, are solved without an error."""
    found = targets(
        """
        class A: pass
        class B(A): pass
        class Broken(A, B):
            def go(self): pass
        class Circle(Circle): pass
        def run():
            Broken().go()
        """,
        "app.run",
    )
    assert found == ["app.Broken.go"]


def test_elements_are_kept_apart_by_constant_key() -> None:
    """A key that is known gives its own value, an unknown one any of them."""
    source = """
        def one(): pass
        def two(): pass
        TABLE = {"one": one, "two": two}
        def known():
            TABLE["two"]()
        def unknown(key):
            TABLE[key]()
        """
    assert targets(source, "app.known") == ["app.two"]
    assert targets(source, "app.unknown") == ["app.one", "app.two"]


def test_elements_arrive_through_methods() -> None:
    """What is appended in one file is called in the loop of another."""
    files = {
        "registry.py": "HOOKS = []\ndef add(hook):\n    HOOKS.append(hook)\n",
        "app.py": "from registry import HOOKS, add\ndef hook(): pass\nadd(hook)\ndef run():\n    for h in HOOKS: h()\n",
    }
    assert targets(files, "app.run") == ["app.hook"]


def test_library_models_call_back() -> None:
    """The standard library calls what it is given, and gives back what it holds, without being read."""
    source = """
        import functools
        def add(left, right): pass
        def run():
            list(map(add, [1], [2]))
        def later():
            functools.partial(add, 1)(2)
        """
    assert targets(source, "app.run") == ["app.add"]
    assert targets(source, "app.later") == ["app.add"]


def test_names_of_models_stay_inside() -> None:
    """How a library model is written is nobody's call."""
    solution = solved("import functools\ndef f(): pass\ndef run():\n    functools.partial(f)()\n")
    assert not [r for r in solution.references if r.source != "app.run"]


def confidences(source: str, caller: str = "app.run") -> set[tuple[str, str]]:
    """Targets with how sure they are."""
    return {(one.target, one.confidence) for one in calls_of(solved(source), caller)}


_TWO = """
class Cat:
    def speak(self): pass
class Dog:
    def speak(self): pass
"""


def test_facts_are_certain() -> None:
    """A call of a function that flows there, and nothing else does, is certain."""
    assert confidences("def f(): pass\ndef run():\n    f()\n") == {("app.f", "certain")}


def test_one_of_two_values_is_likely() -> None:
    """Of two values that a name may have, neither is certain."""
    found = confidences(_TWO + "def run(flag):\n    (Cat() if flag else Dog()).speak()\n")
    assert found == {("app.Cat.speak", "likely"), ("app.Dog.speak", "likely")}


def test_annotations_are_likely() -> None:
    """A parameter that nobody passes is what its annotation says."""
    assert confidences(_TWO + "def run(pet: Cat):\n    pet.speak()\n") == {("app.Cat.speak", "likely")}


def test_facts_come_before_annotations() -> None:
    """What is passed says more than what is written."""
    found = confidences(_TWO + "def run(pet: Cat):\n    pet.speak()\nrun(Dog())\n")
    assert found == {("app.Dog.speak", "certain")}


def test_a_unique_name_is_likely_and_a_shared_one_a_guess() -> None:
    """A receiver of which nothing is known is the one class that has the method, or perhaps one of a few."""
    assert confidences("class Cat:\n    def speak(self): pass\ndef run(pet):\n    pet.speak()\n") == {
        ("app.Cat.speak", "likely")
    }
    found = confidences(_TWO + "def run(pet):\n    pet.speak()\n")
    assert found == {("app.Cat.speak", "guess"), ("app.Dog.speak", "guess")}


def test_names_of_built_in_types_are_no_hint() -> None:
    """A method that a list has too says nothing about an unknown receiver."""
    solution = solved("class Box:\n    def append(self, x): pass\ndef run(box):\n    box.append(1)\n")
    assert calls_of(solution, "app.run") == []
    assert [one.reason for one in solution.unresolved] == ["the receiver comes from a parameter of unknown type"]


def test_the_order_of_files_is_of_no_account() -> None:
    """The same files in another order give the same calls."""
    texts = {"a.py": "from b import g\ndef f():\n    g()\n", "b.py": "from a import f\ndef g():\n    f()\n"}
    backwards = dict(reversed(texts.items()))
    assert solved(texts) == solved(backwards)


def test_what_is_taken_out_of_a_value_from_outside_comes_from_outside() -> None:
    """Calls on elements of what a library gave are resolved, though they have no names."""
    solution = solved(
        """
        import library
        def run():
            found = library.load()
            first, second = found
            first.go(), second.go(), found[0].go(), library.TABLE["a"].go()
            for one in found: one.go()
            with found as entered: entered.go()
        """
    )
    assert solution.unresolved == []
    named = {r.target for r in solution.references if r.scope == "external"}
    assert named == {"library.load", "library.load.go"}


def test_one_of_several_computed_attributes_is_likely() -> None:
    """A place that may ask either of two properties is certain of none; one that asks the only one is."""
    found = solved(
        """
        class A:
            @property
            def name(self): return 1
        class B:
            @property
            def name(self): return 2
            @property
            def size(self): return 3
        def show(thing): return thing.name
        def measure(): return B().size
        show(A())
        show(B())
        """
    )
    confidence = {r.target: r.confidence for r in found.references if r.kind == "implicit"}
    assert confidence == {"app.A.name": "likely", "app.B.name": "likely", "app.B.size": "certain"}


def test_names_that_only_built_in_types_have_are_a_guess() -> None:
    """The commonest built-in type with all attributes of a value is guessed, unless a class of ours has one."""
    solution = solved(
        """
        class Box:
            def pop(self): pass
        def table(data):
            data.items(), data.update({})
        def word(text):
            text.strip().lower()
        def box(box):
            box.pop(), box.keys()
        """
    )
    found = {(r.target, r.confidence) for r in solution.references if r.scope == "builtin"}
    words = ("dict.items", "dict.update", "str.strip", "str.lower")
    assert found == {(f"<builtin>.{word}", "guess") for word in words}


def test_classes_to_test_for_in_a_list_that_holds_itself_are_found() -> None:
    """What `isinstance` is given second may be a container that leads back to itself."""
    found = targets(
        """
        class Line:
            def total(self): pass
        class Page:
            def print(self): pass
        kinds = [Line]
        kinds.append(kinds)
        def run(value):
            if isinstance(value, kinds):
                value.total()
        run(Line())
        run(Page())
        """,
        "app.run",
    )
    assert found == ["app.Line.total"]


def test_library_iterators_that_iterate_themselves_end() -> None:
    """An iterator of a library gives itself when it is iterated: once is enough."""
    found = targets(
        """
        from collections.abc import Iterator
        def used(): pass
        def run(value):
            if isinstance(value, Iterator):
                for one in value:
                    used()
        """,
        "app.run",
    )
    assert found == ["app.used"]


def test_many_containers_leave_room_for_what_is_called() -> None:
    """A parameter to which forty lists come still holds the function that comes last; what lists hold is not told."""
    lists = "".join(f"take([Part{number}()])\nclass Part{number}:\n    def stop(self): pass\n" for number in range(40))
    take = "def take(value):\n    value.run()\n    value[0].stop()\n    called = value\n    called()\n"
    solution = solved(f"{take}def last(): pass\n{lists}take(last)\n")
    found = [one.target for one in calls_of(solution, "app.take")]
    assert "app.last" in found
    assert len(found) < 40
    assert ("app.py", 3, "too many values are possible") in [(u.path, u.line, u.reason) for u in solution.unresolved]


def test_a_visitor_takes_the_methods_of_all_its_classes() -> None:
    """Methods whose names are put together are taken of each class that defines them, inherited ones of some."""
    inherited = "".join(f"    def visit_{number}(self): pass\n" for number in range(30))
    own = "".join(f"class Visitor{n}(Base):\n    def visit_{n}(self): self.own_{n}()\n" for n in range(30))
    made = "".join(f"visit(Visitor{number}(), kind)\n" for number in range(30))
    visit = "def visit(visitor, kind):\n    getattr(visitor, f'visit_{kind}')()\n"
    found = targets(f"{visit}class Base:\n{inherited}{own}{made}", "app.visit")
    assert set(found) >= {f"app.Visitor{number}.visit_{number}" for number in range(30)}
    assert "app.Base.visit_0" in found


def test_what_one_decorator_makes_of_hundreds_is_told_apart() -> None:
    """Each caller calls the function that it names, and none of the others that the decorator stands around."""
    decorator = """
class logged:
    def __init__(self, name): self.name = name
    def __call__(self, function):
        def wrapper(*args): return function(*args)
        return wrapper
"""
    functions = "".join(f'@logged("x")\ndef f{n}(): pass\ndef g{n}(): f{n}()\n' for n in range(200))
    solution = solved(decorator + functions)
    wrapped = [one for one in solution.references if one.source.endswith("wrapper") and one.scope == "project"]
    assert {(one.target, one.callers) for one in wrapped} == {(f"app.f{n}", (f"app.g{n}",)) for n in range(200)}
