"""Reading path patterns: what is in the common dialect, how it is written again, and what is refused."""

from __future__ import annotations

import pytest

from decomposer.gateway.patterns import UnportablePatternError, read_pattern, render


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("/orders/", "/orders/"),
        (r"/orders/(?P<pk>\d+)/", "/orders/[0-9]+/"),
        (r"/orders\.(json|xml)", r"/orders\.(?:json|xml)"),
        (r"^/a/$", "/a/"),
        (r"\A/a/\Z", "/a/"),
        (r"^/a$|^/b$", "/a|/b"),
        (r"/a\-b\/\ c", "/a-b/ c"),
        (r"/[-\w]+/", r"/[\w\x80-\xff\-]+/"),
        (r"/[a-zA-Z0-9_]", "/[0-9A-Z_a-z]"),
        (r"/[^/]+?", "/[^/]+"),
        (r"/[\s\S]*", r"/[\x00-\xff]*"),
        (r"/\D\W\S", r"/[^0-9][^\w\x80-\xff][^\x09-\x0d ]"),
        ("/.*", "/.*"),
        ("/a{2}b{2,}c{,3}d{1,2}", "/a{2}b{2,}c{0,3}d{1,2}"),
        ("/a{x}{}", r"/a\{x\}\{\}"),
        ("/(?:a|)", "/a?"),
        ("/(?:)*b", "/b"),
        ("/b{0}c{1}", "/c"),
        ("/(?!new)(?=[a-z])[a-z]+/", "/(?!new)(?=[a-z])[a-z]+/"),
        ("/[]a^]", r"/[\]\^a]"),
        (r"/[\]\-a-c.]", r"/[\-.\]a-c]"),
        ("/(?:ab)+", "/(?:ab)+"),
        ("/가+/", "/(?:가)+/"),
        ("/[[:alpha:]]", r"/[:\[ahlp]\]"),
        ("/a#b;c\"d'e", "/a#b;c\"d'e"),
        (r"/x[^\d\D]?", r"/x[^\x00-\xff]?"),
    ],
)
def test_patterns_are_written_in_one_form(given: str, written: str) -> None:
    """Groups lose their names, classes become sets of bytes, anchors at the ends go."""
    assert render(read_pattern(given)) == written


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/(?i)a", "a special group"),
        ("/(?>a)", "a special group"),
        ("/(?<=a)b", "a special group"),
        ("/(?#note)a", "a special group"),
        ("/(a)(?(1)b|c)", "a special group"),
        ("/(?P<a>x)(?P=a)", "a special group"),
        (r"/(a)\1", "a back reference"),
        (r"/\bword", "a special escape"),
        (r"/\x41", "a special escape"),
        (r"/[\n]", "a special escape"),
        ("/a^b", "an anchor inside the pattern"),
        ("/a$b", "an anchor inside the pattern"),
        ("/(a$)", "an anchor inside the pattern"),
        ("/a\nb", "a control character"),
        ("/[\x00]", "a control character"),
        ("/\ud800", "a control character"),
        ("/[가-힣]+", "a set of characters beyond ASCII"),
        ("/a++", "a possessive or doubled repeat"),
        ("/a*{2}", "a possessive or doubled repeat"),
        ("/(?=a)+b", "a repeated look-ahead"),
        ("/a{1001}", "a very large repeat"),
        ("/(?:a{900}){900}", "a very large pattern"),
        ("/" + "(" * 30 + ")" * 30, "a very large pattern"),
        ("/" + "a" * 1000, "a very long pattern"),
        ("/" + "가" * 700, "a very large pattern"),
        ("/(a", "not a regular expression"),
        ("/a)", "not a regular expression"),
        ("/[a", "not a regular expression"),
        ("/[b-a]", "not a regular expression"),
        (r"/[a-\d]", "not a regular expression"),
        (r"/[\d-a]", "not a regular expression"),
        ("/a{2,1}", "not a regular expression"),
        ("*", "not a regular expression"),
        ("/\\", "not a regular expression"),
    ],
)
def test_other_patterns_are_refused_with_a_reason(text: str, reason: str) -> None:
    """What engines read differently, or could choke on, is named and not passed on."""
    with pytest.raises(UnportablePatternError) as caught:
        read_pattern(text)
    assert caught.value.reason == reason
