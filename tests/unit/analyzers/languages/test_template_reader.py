"""Templates become facts: what is read where, and what cannot be read."""

from __future__ import annotations

import pytest

from analyzers.facts import FileFacts, UnreadFile
from analyzers.flow import extract
from analyzers.flow.records import FlowFacts
from analyzers.languages.templates.reader import read
from analyzers.solver.constraints import runs


def flow_of(text: str, path: str = "templates/page.html") -> FlowFacts:
    """The value flow of a template."""
    facts = read(path, text.encode())
    assert isinstance(facts, FileFacts)
    return extract(facts)


def lookups(text: str, path: str = "templates/page.html") -> list[tuple[str, int]]:
    """What is looked up, each with its line."""
    flow = flow_of(text, path)
    return [(flow.names[name], line) for scope in flow.scopes for _, name, _, line in runs(scope.loads, 4)]


def engine_calls(text: str, path: str = "templates/page.html") -> list[tuple[str, int]]:
    """What only the engine can do, each with its line."""
    flow = flow_of(text, path)
    named = {variable: flow.names[name] for variable, name in runs(flow.scopes[0].outer, 2)}
    calls = [call for scope in flow.scopes for call in scope.calls]
    return [(named[call.function].removeprefix("<template>."), call.line) for call in calls if call.function in named]


def gaps(text: str, path: str = "templates/page.html") -> list[tuple[int, str]]:
    """What could not be read."""
    facts = read(path, text.encode())
    assert isinstance(facts, FileFacts)
    return [(gap.line, gap.detail) for gap in facts.gaps]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ a }}", ["a"]),
        ("{{ a.b.0.c }}", ["a.b.0.c"]),
        ("{{ a.b|upper }}", ["a.b"]),
        ('{{ "a.b"|add:c.d }}', ["c.d"]),
        ("{{ 1 }}{{ True }}{{ _('a') }}", []),
        ("{% if a and b.c != d or not e %}{% endif %}", ["a", "b.c", "d", "e"]),
        ("{% ifequal a.b c %}{{ d }}{% else %}{{ e }}{% endifequal %}", ["a.b", "c", "d", "e"]),
        ("{% ifnotequal a.b 'x y' %}{{ c }}{% endifnotequal %}", ["a.b", "c"]),
        ("{% for x in a.b %}{{ x.c }}{{ d }}{% endfor %}{{ x }}", ["a.b", "*c", "*d", "x"]),
        ("{% for x, y in a reversed %}{{ y.c }}{% endfor %}", ["a", "*c"]),
        ("{% with x=a.b y=c %}{{ x.d }}{{ y }}{% endwith %}{{ y }}", ["a.b", "c", "d", "y"]),
        ("{% with a.b as x %}{{ x.d }}{% endwith %}", ["a.b", "d"]),
        ("{% url 'name' a.pk slug=b as link %}{{ link.x }}", ["a.pk", "b", "x"]),
        ("{% trans 'a b' as x %}{{ x.y }}{% cycle a 'b' %}", ["y", "a"]),
        (
            "{% regroup a by b.c as groups %}{% for g in groups %}{{ g.grouper.d }}{% endfor %}",
            ["a", "*b.c", "*grouper.d"],
        ),
        ("{% blocktrans with x=a count n=b %}{{ x.y }}{% plural %}{{ n }}{% endblocktrans %}", ["a", "b", "y"]),
        ("{# {{ a }} #}{% comment %}{{ b }}{% endcomment %}{% verbatim %}{{ c }}{% endverbatim %}", []),
        ("{{ a }\n}", []),
        ("{% block x %}{% for y in a %}{% endfor %}{{ y }}{% endblock %}", ["a", "y"]),
    ],
)
def test_django_lookups(text: str, found: list[str]) -> None:
    """Variables are looked up, those that the template binds itself are not; a star marks what stands in a loop."""
    assert [name for name, _ in lookups(text)] == found


def test_lines() -> None:
    """What is looked up and called is found at its own line."""
    assert lookups("\n{{ a }}\r\n\n{% if b %}\n{{ c.d }}{% endif %}") == [("a", 2), ("b", 4), ("c.d", 5)]
    assert engine_calls("{% load x %}\n{% tag a %}\n{% include 'b.html' %}\n{{ c|d:2 }}") == [
        ("tag", 2),
        ("include", 3),
        ("filter", 4),
    ]


def test_blocks_are_functions() -> None:
    """Each block is a function of the template; one that asks for what it replaces is told apart."""
    flow = flow_of("{% block a %}{% block b %}{% endblock b %}{% endblock %}")
    assert [(scope.name, scope.parent) for scope in flow.scopes] == [
        ("", -1),
        ("render", 0),
        ("block a", 0),
        ("block b", 0),
    ]
    assert flow_of("{% block a %}{{ block.super }}{% endblock %}").scopes[2].name == "addition a"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{% if a %}\n", [(1, "the tag 'if' is not closed")]),
        ("\n{% endif %}", [(2, "the tag 'endif' closes nothing")]),
        ("{% for x in a %}\n{% if b %}\n{% endfor %}", [(2, "the tag 'if' is not closed")]),
        ("{% %}", [(1, "a tag without a name")]),
        ("{{ }}", [(1, "no value: ")]),
        ("{{ a b }}", [(1, "no value: a b")]),
        ("{% for x %}{% endfor %}", [(1, "a loop that names nothing to go through")]),
        ("{% include %}", [(1, "the tag 'include' names no template")]),
        ("{% regroup a %}", [(1, "a 'regroup' that cannot be read")]),
        ("{% else %}", [(1, "the tag 'else' stands alone")]),
        ("{% block %}{% endblock %}", [(1, "a block without a name")]),
        ("{% unknown a=b|c class+='d' %}{% endunknown %}", []),
    ],
)
def test_django_gaps(text: str, found: list[tuple[int, str]]) -> None:
    """What cannot be read is told with its line, and the rest is read."""
    assert gaps(text) == found
    assert ("rest", text.count("\n") + 2) in lookups(f"{text}\n{{{{ rest }}}}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ a.b['c'].d }}", ["a", "b", "c", "d"]),
        ("{% for x in a if x.b %}{{ x.c }}{{ loop.index }}{% endfor %}{{ x }}", ["a", "*b", "*c", "*index", "x"]),
        ("{% set x = a.b %}{{ x.c }}{% set y %}{{ d }}{% endset %}{{ y }}", ["a", "b", "c", "d"]),
        ("{% macro m(x, y=a) %}{{ x.b }}{{ c }}{% endmacro %}{{ m(d) }}", ["a", "b", "c", "d"]),
        ("{% with x=a %}{{ x.b }}{% endwith %}", ["a", "b"]),
        ("{{ a if b else c }}{{ d ~ e }}{{ f + g + h }}{{ i < j < k }}", list("abcdefghijk")),
        ("{{ a|map(attribute='b.c')|list }}", ["a", "*b", "*c"]),
        ("{% import 'x' as m %}{{ m.f(a) }}{% from 'x' import g %}{{ g() }}", ["f", "a"]),
        ("{% call(x) m(a) %}{{ x.b }}{% endcall %}", ["b", "m", "a"]),
        ("{% filter upper %}{{ a }}{% endfilter %}{% do b.c() %}", ["a", "b", "c"]),
        ("{% raw %}{{ a }}{% endraw %}{# {{ b }} #}", []),
    ],
)
def test_jinja_lookups(text: str, found: list[str]) -> None:
    """Names and attributes of Jinja, wherever they stand."""
    assert sorted(name for name, _ in lookups(text, "jinja2/page.html")) == sorted(found)


def test_jinja_tags_of_extensions() -> None:
    """A tag that Jinja does not know is told; its values and what stands in it are read."""
    text = "{% cache a.b, c=d %}\n{{ e }}{% endcache %}"
    assert gaps(text, "jinja2/page.html") == [(1, "unknown tag 'cache'")]
    assert [name for name, _ in lookups(text, "jinja2/page.html")] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    "text", ["{{ ' {%s}'|format(a) }}", "{# {% s %} #}{{ a }}", "{% raw %}{% s %}{% endraw %}{{ a }}"]
)
def test_no_tags_of_jinja(text: str) -> None:
    """What looks like a tag in a text, a comment or a raw part is none."""
    assert gaps(text, "jinja2/page.html") == []
    assert lookups(text, "jinja2/page.html") == [("a", 1)]


def test_recursive_loop_of_jinja() -> None:
    """A loop that calls itself is a function; what it reads is told with its own lines."""
    text = "{% for x in a recursive %}\n{{ x.b }}{{ loop(x.c) }}{{ loop.index }}{% else %}{{ d }}{% endfor %}"
    assert gaps(text, "jinja2/page.html") == []
    found = lookups(text, "jinja2/page.html")
    assert sorted(found) == [("*b", 2), ("*c", 2), ("*index", 2), ("a", 1), ("d", 2)]


@pytest.mark.parametrize(
    ("path", "text", "function"),
    [
        ("templates/a.html", "{{ a }}", "render"),
        ("templates/a.html", "{% set a = b %}", "root"),
        ("templates/a.html", "{{ a.b() }}", "root"),
        ("templates/a.html", "{{ a|b:c() }}{% load x %}", "render"),
        ("templates/a.jinja", "{{ a }}", "root"),
        ("x/jinja2/a.txt", "{{ a }}", "root"),
        ("templates/a.html", "{{ a.b() }}{% if a === b %}{% endif %}", "render"),
    ],
)
def test_language(path: str, text: str, function: str) -> None:
    """The name of a file tells its language, else what only one of them has."""
    assert flow_of(text, path).scopes[1].name == function


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [(b"a\n\xff\xfe", "encoding", 2), (b"\x89PNG\r\n\x1a\n\x00\xff", "encoding", 1), (b"{% set x = %}", "syntax", 1)],
)
def test_unreadable(data: bytes, reason: str, line: int) -> None:
    """A file that is no text, or that Jinja rejects, is not read; why and where is told."""
    found = read("templates/a.jinja", data)
    assert isinstance(found, UnreadFile)
    assert (found.reason, found.line) == (reason, line)


def test_size() -> None:
    """Long and deeply nested templates are read in linear time."""
    assert len(lookups("{{ a.b }}\n" * 20_000)) == 1
    assert len(lookups("".join(f"{{{{ a{n} }}}}\n" for n in range(20_000)))) == 20_000
    depth = 100
    assert len(lookups("{% if a %}{% for x in b %}" * depth + "{% endfor %}{% endif %}" * depth)) > 0
    assert gaps("{% " * 50_000 + "'\"" * 50_000) == []
