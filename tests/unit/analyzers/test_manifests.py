"""What a program registers when it is installed, in all forms in which it may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.facts import RegisteredEntry
from analyzers.manifests import registered_entries

FORMS = {
    "pyproject.toml": """
        [project.scripts]
        shop = "shop.run:main"
        [project.gui-scripts]
        window = "shop.run:Window.open"
        [project.entry-points."shop.senders"]
        mail = "shop.mail:Mail"
        wrong = 3
        [tool.poetry.scripts]
        old = "shop.run:old"
        other = { callable = "shop.run:other" }
        [tool.poetry.plugins."shop.hooks"]
        hook = "shop.mail:hook"
    """,
    "setup.cfg": """
        [options.entry_points]
        console_scripts =
            shop = shop.run:main
            Window = shop.run:Window.open [extra]
        shop.senders = mail = shop.mail:Mail
    """,
    "setup.py": """
        import setuptools
        NAME = "shop"
        setuptools.setup(name=NAME, entry_points={
            "console_scripts": ["shop = shop.run:main", NAME],
            "shop.senders": "mail = shop.mail:Mail",
        })
    """,
    "sub/setup.py": '''
        from setuptools import setup
        setup(entry_points="""
            [console_scripts]
            shop = shop.run:main
        """)
    ''',
}
FOUND = {
    "pyproject.toml": [
        ("console_scripts", "old", "shop.run:old", 10),
        ("console_scripts", "shop", "shop.run:main", 3),
        ("gui_scripts", "window", "shop.run:Window.open", 5),
        ("shop.hooks", "hook", "shop.mail:hook", 13),
        ("shop.senders", "mail", "shop.mail:Mail", 7),
    ],
    "setup.cfg": [
        ("console_scripts", "Window", "shop.run:Window.open [extra]", 5),
        ("console_scripts", "shop", "shop.run:main", 4),
        ("shop.senders", "mail", "shop.mail:Mail", 6),
    ],
    "setup.py": [("console_scripts", "shop", "shop.run:main", 5), ("shop.senders", "mail", "shop.mail:Mail", 6)],
    "sub/setup.py": [("console_scripts", "shop", "shop.run:main", 5)],
}


def written(folder: Path, name: str, text: str) -> Path:
    """A folder with one file."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text.replace("\n        ", "\n"))
    return folder


@pytest.mark.parametrize("name", FORMS)
def test_forms(name: str, tmp_path: Path) -> None:
    """Each form gives groups, names and what they stand for, with the line."""
    root = written(tmp_path, name, FORMS[name])
    found = registered_entries(root, ["sub/shop.py"])
    assert [(one.group, one.name, one.value, one.line) for one in found] == FOUND[name]
    assert {one.path for one in found} == {name}


def test_parts() -> None:
    """Module and names inside it; extras are no part of them."""
    entry = RegisteredEntry("console_scripts", "window", "shop.run:Window.open [extra]", "setup.cfg", 1)
    assert (entry.module, entry.attributes) == ("shop.run", ("Window", "open"))


@pytest.mark.parametrize("name", ["pyproject.toml", "setup.cfg", "setup.py"])
@pytest.mark.parametrize("text", ["[broken", "", "project = 1", "\ufeff", "setup(entry_points=find())", "[a]\n[a]\nb"])
def test_what_cannot_be_read_says_nothing(name: str, text: str, tmp_path: Path) -> None:
    """A project may have any file of that name."""
    assert registered_entries(written(tmp_path, name, text), []) == ()


def test_other_folders_are_not_looked_at(tmp_path: Path) -> None:
    """Only the root and what lies above source files: not what was left out, and not what a link points to."""
    written(tmp_path, "sub/setup.py", FORMS["sub/setup.py"])
    (tmp_path / "setup.py").symlink_to(tmp_path / "sub/setup.py")
    assert registered_entries(tmp_path, ["shop/run.py"]) == ()
