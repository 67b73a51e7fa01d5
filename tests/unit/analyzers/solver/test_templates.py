"""What templates add to a program, and what of them stays unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.program import Program, Reference
from analyzers.read import read_program

VIEW = """
from django.shortcuts import render
class Order:
    def total(self): return 1
    @property
    def code(self): return "a"
def show(request, name):
    return render(request, {name}, {{"order": Order()}})
"""


def program(root: Path, name: str = '"a.html"', **templates: str) -> Program:
    """A program with one view, and templates by name without suffix."""
    (root / "views.py").write_text(VIEW.format(name=name))
    (root / "templates").mkdir()
    for word, text in templates.items():
        (root / "templates" / f"{word}.html").write_text(text)
    return read_program(root, jobs=1)


def via(found: Program) -> list[Reference]:
    """The calls that templates make."""
    return [one for one in found.references if one.mechanism.startswith("template ")]


def gaps(found: Program) -> list[tuple[str, str, str]]:
    """Reason, place and detail of what stays unknown about templates."""
    return [(b.reason, str(b.location), b.detail) for b in found.blind_spots if "template" in b.reason]


def test_reference(tmp_path: Path) -> None:
    """A call out of a template is one of the view, at the line of the template, certain if there is one target."""
    (found,) = via(program(tmp_path, a="\n{% for x in y %}{{ order.total }}{% endfor %}"))
    assert (found.source, found.target, found.kind) == ("views.show", "views.Order.total", "via")
    assert (str(found.location), found.mechanism) == ("templates/a.html:2", "template a.html")
    assert (found.confidence, found.in_loop) == ("certain", True)


def test_names_in_part(tmp_path: Path) -> None:
    """What a name in part may mean is likely rendered, unless it is one of too many."""
    found = program(tmp_path, 'f"order_{name}.html"', order_one="{{ order.total }}", other="{{ order.code }}")
    assert [(one.target, one.confidence) for one in via(found)] == [("views.Order.total", "likely")]
    assert [(one.template, one.confidence) for one in found.template_uses] == [("templates/order_one.html", "likely")]
    assert gaps(found) == [("a template that nothing renders", "templates/other.html:1", "other.html")]


def test_names_that_fit_too_many(tmp_path: Path) -> None:
    """A part that fits more templates than can be meant says nothing."""
    found = program(tmp_path, 'f"order_{name}.html"', **{f"order_{number}": "" for number in range(101)})
    assert ("the name of a template is computed", "views.py:8", "") in gaps(found)
    assert found.template_uses == ()


def test_names_in_a_list_of_itself(tmp_path: Path) -> None:
    """A list of names that may hold itself is looked at once."""
    (tmp_path / "names.py").write_text('names = ["a.html"]\nnames.append(names)\n')
    (found,) = via(program(tmp_path, '__import__("names").names', a="{{ order.total }}"))
    assert found.target == "views.Order.total"


def test_templates_are_no_modules(tmp_path: Path) -> None:
    """Templates count as no code."""
    found = program(tmp_path, a="{{ order.total }}")
    assert [module.path for module in found.modules] == ["views.py"]


@pytest.mark.parametrize(
    ("name", "text", "gap"),
    [
        ("name", "", ("the name of a template is computed", "views.py:8", "")),
        ('"b.html"', "", ("no such template", "views.py:8", "b.html")),
        ('"a.html"', "{{ order|loud }}", ("unknown filter of a template", "templates/a.html:1", "loud")),
        ('"a.html"', "\n{% tag %}", ("unknown tag of a template", "templates/a.html:2", "tag")),
        ('"a.html"', "{% extends x %}", ("the name of a template is computed", "templates/a.html:1", "")),
        ('"a.html"', '{% include "x.html" %}', ("no such template", "templates/a.html:1", "x.html")),
    ],
)
def test_gaps(tmp_path: Path, name: str, text: str, gap: tuple[str, str, str]) -> None:
    """What is not known about a template is told with its place."""
    assert gap in gaps(program(tmp_path, name, a=text))


def test_template_that_nothing_renders(tmp_path: Path) -> None:
    """A template without a reader is told, unless it says nothing; those of libraries are told apart."""
    more = {"404": "{{ request.path }}", "500": "Sorry."}
    found = gaps(program(tmp_path, a="", b="{{ order.total }}", **more))
    assert found == [
        ("a template that a library renders", "templates/404.html:1", "404.html"),
        ("a template that nothing renders", "templates/b.html:1", "b.html"),
    ]


def test_cycles(tmp_path: Path) -> None:
    """Templates that include and extend each other come to an end."""
    texts = {
        "a": '{% extends "b.html" %}{% block x %}{% include "c.html" %}{% endblock %}',
        "b": '{% extends "a.html" %}{{ order.total }}',
        "c": '{% include "d.html" %}{{ order.code }}',
        "d": '{% include "c.html" with order=order %}{{ order.total }}',
    }
    assert {one.target for one in via(program(tmp_path, **texts))} == {"views.Order.code", "views.Order.total"}


def test_without_an_engine(tmp_path: Path) -> None:
    """In a program that imports nothing that renders, a folder named so holds something else."""
    (tmp_path / "code.py").write_text("import os\n")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text("{% if %}")
    assert read_program(tmp_path, jobs=1).blind_spots == ()


def test_flask(tmp_path: Path) -> None:
    """Flask renders by name, with filters and globals that the application registers."""
    (tmp_path / "app.py").write_text(
        "from flask import Flask, render_template\n"
        "app = Flask(__name__)\n"
        "class Order:\n"
        "    def total(self): return 1\n"
        "@app.template_filter('loud')\n"
        "def shout(value): return value\n"
        "@app.template_global()\n"
        "def latest(): return Order()\n"
        "@app.route('/')\n"
        "def show(): return render_template('a.html', order=Order())\n"
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text("{{ order.total()|loud }}{{ latest() }}")
    found = {(one.source, one.target) for one in via(read_program(tmp_path, jobs=1))}
    assert found == {("app.show", "app.Order.total"), ("app.show", "app.shout"), ("app.show", "app.latest")}
