"""Werkzeug's rules as regular expressions, and the order in which they are tried."""

from __future__ import annotations

import re

import pytest

from analyzers.frameworks.flask.patterns import order_of, regex_of


@pytest.mark.parametrize(
    ("rule", "matching", "other"),
    [
        ("/orders", ["/orders"], ["/orders/", "/ordersx", "orders"]),
        ("/orders/", ["/orders/"], ["/orders"]),
        ("/a.b", ["/a.b"], ["/axb"]),
        ("/<name>", ["/x", "/ü"], ["/", "/x/y"]),
        ("/<string:name>", ["/x"], ["/x/y"]),
        ("/<string(length=2):code>", ["/de"], ["/d", "/deu"]),
        ("/<string(minlength=2, maxlength=3):code>", ["/de", "/deu"], ["/d", "/deut"]),
        ("/<string(minlength=2):code>", ["/de", "/deutsch"], ["/d"]),
        ("/<int:id>", ["/7", "/007"], ["/x", "/-7", "/"]),
        ("/<int(signed=True):id>", ["/7", "/-7"], ["/x"]),
        ("/<float:x>", ["/1.5"], ["/1", "/x"]),
        ("/<path:rest>", ["/a", "/a/b/"], ["/", "//a"]),
        ("/<any(a, 'b.c'):kind>/x", ["/a/x", "/b.c/x"], ["/bxc/x", "/c/x"]),
        ("/<uuid:id>", ["/00000000-0000-0000-0000-00000000000a"], ["/0"]),
        ("/<money:amount>", ["/5eur"], ["/5/eur"]),
        ("/v<int:major>.<int:minor>", ["/v1.2"], ["/v1x2", "/v1"]),
    ],
)
def test_regex(rule: str, matching: list[str], other: list[str]) -> None:
    """The regex matches in full what the rule matches, and has no named groups."""
    regex = regex_of(rule)
    assert [path for path in matching if not re.fullmatch(regex, path)] == []
    assert [path for path in other if re.fullmatch(regex, path)] == []
    assert re.compile(regex).groups == 0


def test_order() -> None:
    """Static text comes before variables, narrow variables before wide ones, segment by segment."""
    rules = [
        "/orders/new",
        "/orders/v-<slug>",
        "/orders/<int:id>",
        "/orders/<int:id>/lines",
        "/orders/<name>",
        "/orders/<name>/lines",
        "/orders/<path:rest>",
        "/<section>/new",
        "/<path:page>",
    ]
    mixed = [*rules[1::2], *rules[0::2]]
    assert sorted(mixed, key=order_of) == rules
