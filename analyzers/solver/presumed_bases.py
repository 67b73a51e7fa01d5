"""What a class of a library that is not read derives from: libraries name their classes after those they extend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word begins within a name: `I18nModelForm` is `I18n`, `Model`, `Form`."""
_SHORT = {"Admin": "ModelAdmin", "Middleware": "MiddlewareMixin"} | {
    f"{kind}FormSet": f"Base{kind}FormSet" for kind in ("", "Model", "Inline")
}
"""What libraries leave out of a name."""


class PresumedBases:
    """The classes of frameworks by name. `I18nModelForm` of some `forms` is a form as `ModelForm` of Django is."""

    def __init__(self, classes: Iterable[str]) -> None:
        """Take the import paths of the classes of frameworks that have a model."""
        self._by_name: dict[str, list[str]] = {}
        for path in sorted(classes):
            self._by_name.setdefault(path.rpartition(".")[2], []).append(path)

    def base_of(self, path: str) -> str:
        """The class that one with this import path derives from; empty when its name does not tell."""
        module, _, name = path.rpartition(".")
        for ending in _endings(name):
            found = self._by_name.get(_SHORT.get(ending, ending))
            if found:
                return _most_alike(_words(module), found)
        return ""


def _endings(name: str) -> Sequence[str]:
    """The name and what is left of it when words at its beginning are taken away."""
    places = [0, *(match.start() for match in _WORD.finditer(name))]
    return [name[place:] for place in places]


def _most_alike(words: frozenset[str], paths: Sequence[str]) -> str:
    """The class whose path has most words in common with the library's module; the first of several."""
    shared = {path: len(words & _words(path)) for path in paths}
    found = max(paths, key=lambda path: shared[path])
    return found if shared[found] else ""


@lru_cache(maxsize=1024)
def _words(path: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("s") for word in re.split(r"[._\d]+", path) if word)
