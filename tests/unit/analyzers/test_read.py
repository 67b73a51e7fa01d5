"""What people say about a tree decides what is read and what it is called."""

from __future__ import annotations

from pathlib import Path

from analyzers.options import TreeOptions
from analyzers.program import Program
from analyzers.read import read_program
from tests.fakes.sources import program_of

FILES = {
    "shop/manage.py": "from orders import place\nplace.order()\n",
    "shop/orders/place.py": "def order():\n    pass\n",
    "billing/charge/card.py": "def pay():\n    pass\n",
    "tools/pay_all.py": "import charge.card\ncharge.card.pay()\n",
}


def read(root: Path, options: TreeOptions) -> Program:
    """The program made of the files, read with these options."""
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
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
