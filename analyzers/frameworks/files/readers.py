"""Who reads files: at the places where others may have written them."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Expression
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.walk import argument

from .opening import OPENERS, opens_to_read
from .paths import PATHS
from .places import is_fixed, places_of

_HANDING_ON = (
    "os.listdir os.scandir os.walk glob.glob glob.iglob shutil.copy shutil.copy2 shutil.copyfile shutil.copytree "
    "shutil.move os.rename os.replace flask.send_file flask.send_from_directory "
    "quart.send_file quart.send_from_directory starlette.responses.FileResponse "
    "fastapi.responses.FileResponse aiohttp.web.FileResponse sanic.response.file"
)
_READING = OPENERS | dict.fromkeys(_HANDING_ON.split(), "file")
_OF_PATHS = frozenset({"read_text", "read_bytes", "iterdir", "glob", "rglob", "open", "rename", "replace"})
_LISTING = frozenset({"listdir", "scandir", "walk", "iterdir", "glob", "rglob", "copytree", "send_from_directory"})


class Readers:
    """The functions that read at each place."""

    def __init__(self, linked: Linked) -> None:
        """Look at all that opens a file to read it, lists a folder, or hands a file on."""
        self._evaluator = linked.evaluator
        self._at: dict[str, set[str]] = {}
        self._below: dict[str, set[str]] = {}
        for site, given, is_listing in _reads(linked):
            for place in places_of(linked.evaluator, given, site.frame):
                kept = self._below if is_listing else self._at
                kept.setdefault(place, set()).add(site.frame.symbol)

    def is_kept(self, given: Expression, frame: Frame) -> bool:
        """Whether what a function writes there is for others: at a place that is one for all, or where they read."""
        places = places_of(self._evaluator, given, frame)
        if any(is_fixed(self._evaluator, one) for one in places):
            return True
        return any(self._of(one) - {frame.symbol} for one in places)

    def _of(self, place: str) -> set[str]:
        """Who reads a file, or what is in a folder around it."""
        found = set(self._at.get(place, ()))
        while place:
            found |= self._below.get(place, set())
            place = place.rpartition("/")[0]
        return found


def _reads(linked: Linked) -> Iterator[tuple[CallSite, Expression, bool]]:
    """Each place, with the path, and whether it is that of a folder."""
    for path, keyword in _READING.items():
        for site in linked.outside.get(path, ()):
            given = argument(site.call, 0, keyword)
            if given is not None and (path not in OPENERS or opens_to_read(linked.evaluator, site)):
                yield site, given, path.rpartition(".")[2] in _LISTING
    for path in (f"{kind}.{method}" for kind in PATHS for method in sorted(_OF_PATHS)):
        for site in linked.outside.get(path, ()):
            is_reading = not path.endswith(".open") or opens_to_read(linked.evaluator, site, 0)
            if isinstance(site.call.function, Attribute) and is_reading:
                yield site, site.call.function.base, path.rpartition(".")[2] in _LISTING
