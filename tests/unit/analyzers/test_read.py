"""What people say about a tree decides what is read and what it is called."""

from __future__ import annotations

from pathlib import Path

from analyzers.options import TreeOptions
from analyzers.program import Program
from analyzers.read import read_program

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
