"""Which functions hand a parameter on to a loader, so that each call of one has a copy."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.flow import extract
from analyzers.solver.loading_functions import loading_scopes
from tests.fakes.sources import facts_of


def loading(sources: Mapping[str, str]) -> set[str]:
    """The paths of the functions that load what their parameters name."""
    flows = [extract(file) for file in facts_of(sources)[0]]
    found = loading_scopes(flows, ["importlib.import_module"]).by_parameter
    return {scope.path for flow in flows for scope in flow.scopes if id(scope) in found}


def test_methods_that_hand_a_name_on_are_found_by_their_own_name() -> None:
    """A method whose name says enough loads for who calls it, whatever it is called on."""
    source = """
        from importlib import import_module

        class Plugins:
            def load_plugin(self, path):
                return import_module(path)

        def start(plugins, path):
            return plugins.load_plugin(path)
        """
    assert loading({"plugins.py": source}) == {"Plugins.load_plugin", "start"}


def test_special_methods_load_where_that_of_a_base_does() -> None:
    """All classes have the name `__init__`: what one does is said of those alone that have it as a base, by name."""
    plugins = """
        from importlib import import_module

        class Plugin:
            def __init__(self, path):
                self.module = import_module(path)

        class Order(Base):
            def __init__(self, number):
                super().__init__(number)
        """
    use = """
        import plugins
        from plugins import Plugin as Base

        class Named(Base):
            def __init__(self, path, name):
                super().__init__(path)

        class Numbered(Mixin, plugins.Plugin):
            def __init__(self, path, number):
                plugins.Plugin.__init__(self, path)

        class Again(Named):
            def __init__(self, path):
                super().__init__(path, "again")

        class Line(Order):
            def __init__(self, number):
                super().__init__(number)
        """
    found = {"Plugin.__init__", "Named.__init__", "Numbered.__init__", "Again.__init__"}
    assert loading({"plugins.py": plugins, "use.py": use}) == found
