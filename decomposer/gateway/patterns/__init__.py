r"""Path patterns in the dialect that all gateways share: what is not in it is refused, not guessed.

A pattern is read from Python's `re` syntax into a small tree and written again from the tree. So no text of the
analysed code reaches a configuration as it is, and what does means the same to Python, PCRE and the interpreter.

Gateways match bytes, not characters. A pattern is a set of byte strings: UTF-8 forms of decoded paths. `\w` therefore
holds all bytes from 128 (nearly all characters beyond ASCII are word characters), `\d` and `\s` are ASCII only, and a
counted set such as `[^/]{3}` counts bytes.
"""

from __future__ import annotations

from .inclusion import below, includes
from .matching import matches, matches_prefix
from .nodes import Node, beginning, fixed_texts, literal_text, text_node
from .reading import UnportablePatternError, read_pattern
from .rendering import render
from .samples import sample
from .shapes import Segments, Shape, Spot, find_contested, find_shapes, split_by_text
from .slashes import cut_slash, make_slash_optional, without_slash

__all__ = [
    "Node",
    "Segments",
    "Shape",
    "Spot",
    "UnportablePatternError",
    "beginning",
    "below",
    "cut_slash",
    "find_contested",
    "find_shapes",
    "fixed_texts",
    "includes",
    "literal_text",
    "make_slash_optional",
    "matches",
    "matches_prefix",
    "read_pattern",
    "render",
    "sample",
    "split_by_text",
    "text_node",
    "without_slash",
]
