"""Python 2 text to Python 3 text, in memory, line for line."""

from __future__ import annotations

import logging
import re

_FIXERS = ("except", "exec", "ne", "numliterals", "print", "raise", "repr", "throw", "tuple_params", "unicode")
"""Only what changes syntax: names such as `unicode` or `dict.iteritems` stay as they were written."""

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def translate(text: str) -> str | None:
    """The same program in Python 3 syntax, or None when the text is not Python 2 either."""
    from fissix.pgen2.parse import ParseError
    from fissix.pgen2.tokenize import TokenError
    from fissix.refactor import RefactoringTool

    logging.getLogger("RefactoringTool").setLevel(logging.CRITICAL)
    tool = RefactoringTool([f"fissix.fixes.fix_{name}" for name in _FIXERS])
    # Python 2 counts a tab as eight columns; Python 3 refuses the mixture.
    even = _INDENT.sub(lambda indent: indent.group().expandtabs(8), text)
    try:
        return str(tool.refactor_string(even if even.endswith("\n") else even + "\n", "<python2>"))
    except (ParseError, TokenError, IndentationError, RecursionError, ValueError, AttributeError, AssertionError):
        return None
