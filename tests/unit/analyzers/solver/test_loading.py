"""Loading by name: who is told to load, what is too much to tell, and what the call graph knows without readers."""

from __future__ import annotations

from analyzers.flow import extract
from analyzers.linking.modules import name_modules
from analyzers.program import Program
from analyzers.solver.loads import loaded_references
from analyzers.solver.result import conclude_calls, settle
from tests.fakes.sources import facts_of, program_of

LOADING = """
    from importlib import import_module

    def load(path):
        module, name = path.rsplit(".", 1)
        return getattr(import_module(module), name)
    """


def loaded(program: Program) -> set[tuple[str, str, str]]:
    """Who loads what, and by which loader."""
    found = (one for one in program.references if one.kind == "import" and one.mechanism)
    return {(one.source, one.target, one.mechanism) for one in found}


def test_who_names_it_loads_it() -> None:
    """A function that loads what its callers name imports nothing itself: its callers do."""
    use = 'from loading import load\ndef pay():\n    return load("orders.Order")()\n'
    program = program_of({"loading.py": LOADING, "orders.py": "class Order: ...\n", "use.py": use})
    assert loaded(program) == {("use.pay", "orders", "importlib.import_module")}


def test_texts_that_grow_come_to_an_end() -> None:
    """A text that is put together from itself says nothing, and does not grow for ever."""
    grown = """
        from importlib import import_module
        name = "a"
        while name:
            name = f"{name}.{name}" + "." + name.replace("a", name)
            import_module(name).run()
        """
    assert loaded(program_of({"a.py": "def run(): ...\n", "main.py": grown})) <= {
        ("main", "a", "importlib.import_module")
    }


def test_some_of_too_many_are_none() -> None:
    """Of more names than can be told none is taken, so that a method that one class alone has is found by its name."""
    names = [f"plugins.Plugin{number}" for number in range(100)]
    classes = "".join(f"class Plugin{number}:\n    def go(self): ...\n" for number in range(99))
    main = f"{LOADING}\n    PATHS = {names}\n    for path in PATHS:\n        load(path)().only_here()\n"
    last = "class Plugin99:\n    def only_here(self): ...\n"
    files = facts_of({"main.py": main, "plugins.py": classes + last})[0]
    flows = [extract(file) for file in files]
    solver = settle(flows, name_modules(flows, "", ()))
    assert list(loaded_references(solver)) == []


def test_models_are_loaded_by_label_where_no_reader_knows_better() -> None:
    """A solver without readers takes the label of an application for the name of its package."""
    use = """
        from django.apps import apps
        def pay():
            apps.get_model("orders", "Order")().pay()
        """
    order = "class Order:\n    def pay(self): ...\n"
    files = facts_of({"use.py": use, "shop/orders/models.py": order, "shop/orders/__init__.py": ""})[0]
    flows = [extract(file) for file in files]
    calls, _ = conclude_calls(settle(flows, name_modules(flows, "", ())), guesses=True)
    assert "shop.orders.models.Order.pay" in {one.target for one in calls["use.pay"]}
