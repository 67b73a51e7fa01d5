"""What people say about a tree decides what is read and what it is called."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec
import pytest

from analyzers.cache import FactsCache
from analyzers.call_graph import Callee
from analyzers.options import CallOptions, TreeOptions
from analyzers.program import LeftOut, Program
from analyzers.read import read_call_graph, read_program
from analyzers.scan import Reading, scan
from analyzers.survey import survey
from tests.fakes.sources import program_of
from tests.source_tree import PROJECT

FILES = {
    "shop/manage.py": "from orders import place\nplace.order()\n",
    "shop/orders/place.py": "def order():\n    pass\n",
    "billing/charge/card.py": "def pay():\n    pass\n",
    "tools/pay_all.py": "import charge.card\ncharge.card.pay()\n",
}


def plant(root: Path, files: Mapping[str, str]) -> None:
    """Write files with their contents below a root."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def read(root: Path, options: TreeOptions) -> Program:
    """The program made of the files, read with these options."""
    plant(root, FILES)
    return read_program(root, options=options, jobs=1)


def names(program: Program) -> list[str]:
    """The modules' names."""
    return [module.name for module in program.modules]


def test_source_roots_are_found_unless_they_are_given(tmp_path: Path) -> None:
    """Given folders decide what modules are called; the others that looking would have found are none then."""
    assert names(read(tmp_path, TreeOptions())) == ["billing.charge.card", "manage", "orders.place", "tools.pay_all"]
    given = read(tmp_path, TreeOptions(source_roots=("billing",)))
    assert names(given) == ["charge.card", "shop.manage", "shop.orders.place", "tools.pay_all"]
    assert "charge.card.pay" in {reference.target for reference in given.references}


def test_excluded_files_are_no_modules(tmp_path: Path) -> None:
    """What is excluded is not read, as if it were not there."""
    assert names(read(tmp_path, TreeOptions(exclude=("/billing/", "/tools/")))) == ["manage", "orders.place"]


def test_one_of_several_values_is_chosen_by_its_name() -> None:
    """Where a loop connects a receiver for two models, hashes do not choose the one that is shown.

    Hashes differ from process to process, for records with None even with a fixed seed (before Python 3.12).
    """
    numbers = range(10)
    models = "".join(f"class A{n}(models.Model):\n    pass\nclass B{n}(models.Model):\n    pass\n" for n in numbers)
    loops = "".join(f"for m{n} in [B{n}, A{n}]:\n    post_save.connect(f{n}, sender=m{n})\n" for n in numbers)
    functions = "".join(f"def f{n}(sender, **options):\n    pass\n" for n in numbers)
    program = program_of(
        {
            "settings.py": "INSTALLED_APPS = ['shop']\n",
            "shop/__init__.py": "",
            "shop/models.py": "from django.db import models\n" + models,
            "shop/signals.py": "from django.db.models.signals import post_save\nfrom shop.models import *\n"
            + functions
            + loops,
        }
    )
    signals = {(one.target, one.source) for one in program.references if one.kind == "signal"}
    assert signals == {(f"shop.signals.f{n}", f"shop.models.A{n}") for n in numbers}


class TestCache:
    """What is linked is not linked again while nothing changes."""

    def test_a_second_reading_links_nothing(self, tmp_path: Path) -> None:
        """Equal results, without one module being loaded that reads or links."""
        plant(tmp_path / "root", FILES)
        script = (
            "import sys; from pathlib import Path; from analyzers.read import read_call_graph, read_program\n"
            "root, options = Path('root'), {'jobs': 1, 'cache_folder': Path('cache')}\n"
            "results = [read_program(root, **options), read_call_graph(root, **options)]\n"
            "print(hash(repr(results)), sorted(name for name in sys.modules if name in ('analyzers.scan', 'ast')))"
        )
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": "1"}
        command = [sys.executable, "-c", script]
        cold, warm = (
            subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
            for _ in range(2)
        )
        assert cold.split()[0] == warm.split()[0]
        assert ("analyzers.scan" in cold, "analyzers.scan" in warm) == (True, False)

    def test_every_change_is_seen(self, tmp_path: Path) -> None:
        """An edit, other source roots and another name of a package give what a run without cache gives."""
        root = tmp_path / "root"
        plant(root, FILES)
        seen = []
        for change in ({}, {"tools/pay_all.py": "1\n"}, {"__init__.py": ""}):
            plant(root, change)
            for options in (TreeOptions(), TreeOptions(source_roots=("billing",)), TreeOptions(exclude=("shop",))):
                found = read_program(root, options=options, jobs=1, cache_folder=tmp_path / "cache")
                assert found == read_program(root, options=options, jobs=1)
                seen.append(found.symbols)
        assert len(set(seen)) == 9

    def test_what_is_left_out_is_counted_anew(self, tmp_path: Path) -> None:
        """It changes nothing that is linked, so it comes from the folder and not from the cache."""
        root = tmp_path / "root"
        plant(root, FILES)
        read_program(root, jobs=1, cache_folder=tmp_path / "cache")
        (root / "shop/__pycache__").mkdir()
        found = read_program(root, jobs=1, cache_folder=tmp_path / "cache")
        assert found.left_out == (LeftOut("cache", 1),)

    @pytest.mark.parametrize("body", [b"\xc1", b"\x90", msgspec.msgpack.encode({"modules": 1})])
    def test_a_foreign_result_is_a_miss(self, tmp_path: Path, body: bytes) -> None:
        """Whatever stands in the place of a result with a right checksum."""
        root = tmp_path / "root"
        plant(root, FILES)
        expected = read_program(root, jobs=1, cache_folder=tmp_path / "cache")
        for file in (tmp_path / "cache").glob("program-*"):
            file.write_bytes(blake2b(body, digest_size=16).digest() + body)
        assert read_program(root, jobs=1, cache_folder=tmp_path / "cache") == expected

    def test_foreign_facts_empty_the_cache(self, tmp_path: Path) -> None:
        """Entries that look right and hold something else are read anew, and replaced."""
        root, folder = tmp_path / "root", tmp_path / "cache"
        plant(root, FILES)
        cache = FactsCache(folder)
        for file, content in survey(root).files:
            cache.keep(file.path, content, msgspec.msgpack.encode(Reading(file.path, facts=b"\xc1")))
        cache.write()
        expected = read_program(root, jobs=1)
        assert read_program(root, jobs=1, cache_folder=folder) == expected
        assert read_call_graph(root, jobs=1, cache_folder=folder) == read_call_graph(root, jobs=1)
        assert scan(survey(root), cache=FactsCache(folder)).hits == len(FILES)

    def test_a_cache_that_cannot_be_written_changes_nothing(self, tmp_path: Path) -> None:
        """The run is as good without."""
        plant(tmp_path / "root", FILES)
        (tmp_path / "cache").touch()
        found = read_program(tmp_path / "root", jobs=1, cache_folder=tmp_path / "cache")
        assert found == read_program(tmp_path / "root", jobs=1)


def test_the_call_graph_is_that_of_the_program(tmp_path: Path) -> None:
    """Each pair of caller and callee once, with the counts of call sites and what could not be read."""
    plant(tmp_path, {**FILES, "bad.py": "def f(:\n", "shop/twice.py": "def f():\n    f()\n    f()\n    len([])\n"})
    found, program = read_call_graph(tmp_path, jobs=1), read_program(tmp_path, jobs=1)
    assert found.calls["twice.f"] == (Callee("<builtin>.len", scope="builtin"), Callee("twice.f"))
    pairs = {(caller, callee.target) for caller, callees in found.calls.items() for callee in callees}
    kinds = {"call", "implicit", "instantiate"}
    assert pairs == {(one.source, one.target) for one in program.references if one.kind in kinds}
    assert found.counts == program.calls
    assert (found.files, found.lines) == (len(program.modules), sum(module.lines for module in program.modules))
    assert [one.location.path for one in found.unread] == ["bad.py"]


MODELS = """
from django.db import models

class Orders(models.Manager):
    def open(self): ...

class Shop(models.Model):
    def close(self): ...

class Order(models.Model):
    shop = models.ForeignKey(Shop, models.CASCADE)
    objects = Orders()
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)

def use():
    Order.objects.open()
    Order.objects.get(pk=1).shop.close()
    Order.objects.create()
"""


def test_the_call_graph_knows_what_models_hold(tmp_path: Path) -> None:
    """Managers, rows and relations lead to methods of ours; what Django calls is told when it is wanted."""
    plant(tmp_path, {"settings.py": "INSTALLED_APPS = ['shop']\n", "shop/__init__.py": "", "shop/models.py": MODELS})
    called, with_frameworks = (
        {(one.target, one.kind) for one in graph.calls["shop.models.use"] if one.scope == "project"}
        for graph in (
            read_call_graph(tmp_path, jobs=1, wanted=CallOptions(frameworks=False)),
            read_call_graph(tmp_path, jobs=1),
        )
    )
    assert called == {("shop.models.Orders.open", "call"), ("shop.models.Shop.close", "call")}
    assert with_frameworks == called | {("shop.models.Order.save", "via")}


def test_both_phases_are_told(tmp_path: Path) -> None:
    """First the files that are read, then the linking; nothing when the result is known."""
    plant(tmp_path / "root", FILES)
    told: list[tuple[str, int, int]] = []
    for _ in range(2):
        read_call_graph(
            tmp_path / "root", jobs=1, cache_folder=tmp_path / "cache", progress=lambda *what: told.append(what)
        )
    assert told == [*(("reading", done, len(FILES)) for done in range(len(FILES) + 1)), ("linking", 0, 0)]


def test_garbage_is_not_collected_meanwhile(tmp_path: Path) -> None:
    """And again afterwards, also when a run fails."""
    plant(tmp_path, FILES)

    def fail(phase: str, _done: int, _total: int) -> None:
        assert not gc.isenabled()
        if phase == "linking":
            raise LookupError

    for read_tree in (read_program, read_call_graph):
        with pytest.raises(LookupError):
            read_tree(tmp_path, jobs=1, progress=fail)
        assert gc.isenabled()
    gc.disable()
    try:
        read_program(tmp_path, jobs=1)
        assert not gc.isenabled()
    finally:
        gc.enable()
