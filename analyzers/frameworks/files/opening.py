"""What opens a file, and whether to read or to write it."""

from __future__ import annotations

from analyzers.linking.calls import CallSite
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import strings
from analyzers.linking.walk import argument

OPENERS = {
    **dict.fromkeys("<builtin>.open io.open codecs.open gzip.open bz2.open lzma.open".split(), "file"),
    **dict.fromkeys("zipfile.ZipFile aiofiles.open".split(), "file"),
    **dict.fromkeys("tarfile.open tarfile.TarFile.open".split(), "name"),
}
"""How each calls the path, its first argument; the second one is the mode."""


def opens_to_read(evaluator: Evaluator, site: CallSite, position: int = 1) -> bool:
    """Whether a file is opened for reading, as far as the mode at that position is known."""
    return any("r" in mode for mode in _modes(evaluator, site, position))


def opens_to_write(evaluator: Evaluator, site: CallSite, position: int = 1) -> bool:
    """Whether a file is opened for more than reading, as far as the mode at that position is known."""
    return any(set(mode) & set("wax+") for mode in _modes(evaluator, site, position))


def _modes(evaluator: Evaluator, site: CallSite, position: int) -> list[str]:
    mode = argument(site.call, position, "mode")
    return ["r"] if mode is None else strings(evaluator, mode, site.frame)
