"""Laws of reading templates: whatever the text is, there is an answer, and it is always the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.facts import FileFacts, UnreadFile
from analyzers.flow import extract
from analyzers.languages.templates.reader import read

_PIECES = st.sampled_from(
    """{{ }} {% %} {# #} a.b |f:1 | : ' " \\ = , ( ) [ ] ~ \n if for x in y as with and not block b extends include
    load set macro call end endif endfor endblock endwith endmacro comment verbatim raw else elif super() block.super
    regroup by cycle blocktrans import from { % } é \x00 1 None -""".split(" ")
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES, max_size=40).map("".join))
_PATHS = st.sampled_from(["templates/a.html", "jinja2/a.html", "templates/a.txt"])


@given(_PATHS, st.one_of(_TEXTS.map(lambda text: text.encode()), st.binary(max_size=80)))
def test_any_text_is_answered(path: str, data: bytes) -> None:
    """No text ends a run; what is read flows, and each gap has a line of the file."""
    found = read(path, data)
    assert found == read(path, data)
    if isinstance(found, UnreadFile):
        assert found.path == path
        return
    assert isinstance(found, FileFacts)
    assert all(1 <= gap.line <= found.lines for gap in found.gaps)
    assert extract(found).path == path
