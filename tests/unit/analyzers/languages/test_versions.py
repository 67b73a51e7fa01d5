"""What a definition is like, as one word."""

from __future__ import annotations

from textwrap import dedent

from analyzers.languages.python.versions import version_of

SOURCE = '''\
import os


class View:
    def get(self, request):
        """What it does."""
        return self.show(request, limit=10)
'''


def version(source: str) -> str:
    """That of the method."""
    return version_of(source.encode(), "get", 1, len(source.splitlines()))


def test_what_changes_nothing() -> None:
    """Layout, quotes, comments, the docstring, and lines around it."""
    other = SOURCE.replace(
        "self.show(request, limit=10)", "self.show(\n            request,  # all\n            limit=10,\n        )"
    )
    assert version(other.replace("What it does.", "Another text.").replace("import os", "import os, sys")) == version(
        SOURCE
    )


def test_what_changes_it() -> None:
    """A value, a call, a decorator."""
    others = [
        SOURCE.replace("10", "11"),
        SOURCE.replace("self.show", "self.tell"),
        SOURCE.replace("    def get", "    @staticmethod\n    def get"),
    ]
    assert len({version(SOURCE), *map(version, others)}) == 4


def test_code_that_is_not_read() -> None:
    """Python 2 is compared by its lines."""
    old = dedent(
        """\
        def get(request):
            print "yes"
        """
    )
    assert version(old) != version(old.replace("yes", "no"))
    assert version(old) == version(old.replace("    print", "        print"))
