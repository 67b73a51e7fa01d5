"""A first look at files that changed: references that their names did not make before."""

from __future__ import annotations

from pathlib import Path

from analyzers.glance import Glance
from analyzers.options import TreeOptions

FILES = {
    "a.py": "from b import f\n\ndef g():\n    f()\n",
    "b.py": "import c\n\ndef f():\n    pass\n\nclass C:\n    pass\n",
    "c.py": "",
}


def begin(folder: Path) -> Glance:
    """Three files that are known."""
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return Glance(folder, TreeOptions(), None)


def seen(glance: Glance) -> set[tuple[str, str, str]]:
    """What the next look finds."""
    return {(one.source, one.kind, one.target) for one in glance.look().references}


def test_only_what_is_new_in_a_file(tmp_path: Path) -> None:
    """Calls, classes, bases, imports and functions that are handed over, each where it was not before."""
    glance = begin(tmp_path)
    assert seen(glance) == set()
    (tmp_path / "a.py").write_text(
        "from b import C, f\n\ndef g():\n    f()\n    C()\n    map(f, [])\n    f.delay()\n\nclass D(C):\n    x = C.y\n"
    )
    assert seen(glance) == {
        ("a", "import", "b.C"),
        ("a.g", "instantiate", "b.C"),
        ("a.g", "mention", "b.f"),
        ("a.D", "inherit", "b.C"),
    }
    assert seen(glance) == set()


def test_files_that_come_and_go(tmp_path: Path) -> None:
    """A new file is looked at as a whole; one that is gone or cannot be read says nothing."""
    glance = begin(tmp_path)
    (tmp_path / "d.py").write_text("import b\nb.f()\n")
    (tmp_path / "a.py").unlink()
    assert seen(glance) == {("d", "import", "b"), ("d", "call", "b.f")}
    (tmp_path / "b.py").write_text("def f(:\n")
    assert seen(glance) == set()
    assert {module.name for module in glance.look().modules} == {"c", "d"}
    (tmp_path / "b.py").write_text(FILES["b.py"])
    assert ("b", "import", "c") in seen(glance)
