"""Loaders: which paths they look for, and what those lead to."""

from __future__ import annotations

import pytest

from analyzers.linking.loaders import Located, Target, fields, loaders_by_name, locate, targets
from analyzers.linking.modules import ModuleTable, name_modules
from analyzers.options import Loader
from tests.fakes.sources import facts_of

FILES = ("core/__init__.py", "core/orders/__init__.py", "core/orders/models.py", "forks/orders/models.py", "models.py")


def table() -> ModuleTable:
    """Modules of two packages, of which one has no `__init__.py`."""
    return name_modules(facts_of(dict.fromkeys(FILES, ""))[0], "", ())


def has(module: str, name: str) -> bool:
    """All modules of the name have an order, that of the fork alone has a gift."""
    return module.endswith("models") and (name == "Order" or (name == "Gift" and module.startswith("forks")))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("core.orders.models.Order", Located("core.orders.models", ("Order",))),
        ("core.orders.models.Order.save", Located("core.orders.models", ("Order", "save"))),
        ("core.orders.models", Located("core.orders.models", ())),
        ("core.orders.models.Gift", None),
        ("core.baskets.models.Order", None),
        ("library.models.Order", Located("", ("library", "models", "Order"))),
        ("core..models", None),
        ("", None),
        ("*.orders.models.Gift", Located("forks.orders.models", ("Gift",))),
        ("*.orders.models.Order", None),
        ("*.models.Order", Located("models", ("Order",))),
        ("*.baskets.Order", None),
    ],
)
def test_locate(path: str, found: Located | None) -> None:
    """A path leads through the longest module; one that may begin anywhere to the only one nearest to the top."""
    assert locate(table(), has, path, "core/orders/models.py") == found


def test_targets() -> None:
    """Paths of which something is not known are left out; a colon is as good as a dot, and brackets are a call."""
    loader = Loader("f", ("forks.{0}:{name}", "core.{0}.Handler()", "core.{1}"))
    assert fields(loader) == ["0", "name", "1"]
    known = {"0": "orders", "name": "Order"}
    assert list(targets(loader, known)) == [Target("forks.orders.Order", False), Target("core.orders.Handler", True)]


def test_entries() -> None:
    """With entries a path is a key; one that is no key names nothing."""
    loader = Loader("f", ("{0}",), {"csv": "exports.Csv()"})
    assert list(targets(loader, {"0": "csv"})) == [Target("exports.Csv", True)]
    assert list(targets(loader, {"0": "pdf"})) == [Target("", False)]


def test_declared_loader_counts_more() -> None:
    """What is declared of a loader of a library takes the place of what is known of it."""
    declared = Loader("pydoc.locate", ("mine.{0}",))
    assert loaders_by_name([declared])["pydoc.locate"] == declared
    assert loaders_by_name([])["pydoc.locate"] != declared
