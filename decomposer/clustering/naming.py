"""Names for services: the words that tell a group apart from the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from .vocabulary import VERB, Vocabulary
from .words import all_words_of

SHARES = {"table": 3, "route": 2, "unit": 1, "module": 1}
"""What a word counts in a name of each kind."""

POWER = 0.85
"""A name that stands for many others counts a little less than all of them."""

UNSAID = 0.3
"""What a word is worth that none of a group's tables and paths has, if these have words that may be in a name."""

COMPOUND = 0.6
"""If so large a part of the names in which a word stands have the same other word before it, the name has both."""


_Name = tuple[str, tuple[str, ...]]
"""The kind of a name, and words of it."""


class Described(Struct, frozen=True, gc=False):
    """What a group is called in the code: its models or tables, the keys of its routes, its units, their modules.

    `modules` are empty where the layout of the code says nothing.
    """

    tables: tuple[str, ...]
    routes: tuple[str, ...]
    units: tuple[str, ...]
    modules: tuple[str, ...] = ()


def name_services(
    groups: Sequence[Described],
    vocabulary: Vocabulary | None = None,
    called: Mapping[int, str] = MappingProxyType({}),
    forbidden: Collection[str] = (),
) -> list[str]:
    """A unique name for each group: up to three words in lower case, joined by `-`; `service-1` if there are no words.

    Words of tables count three times, of route paths twice. A word that counts n in a group, and N in all, is worth
    n * (n/N - share of the group in all words), times what it is worth in a name at all (`Vocabulary`): often here, and
    seldom elsewhere. (Inverse document frequency is too coarse for so few documents: a word that each other group
    mentions once would be worth nothing.) Words that no table or path has count less, if these have any. A word that
    nearly always follows another one is named with it. A larger group chooses first; a taken name gets another word.
    """
    known = vocabulary or _vocabulary(groups)
    names = [list(_names(group, known)) for group in groups]
    singular = _singulars({word for found in names for _, words in found for word in words})
    terms = [_terms(found, singular) for found in names]
    everywhere = _added_up(terms)
    labels = []
    for found, count in zip(names, terms, strict=True):
        before = _compounds(found, singular, known)
        mostly = {word: one for word, one in before.items() if 3 * count[one] >= 2 * everywhere[one]}
        said = {singular[word] for kind, words in found if kind in ("table", "route") for word in words}
        labels.append(_Labels(_ranked(count, everywhere, known, said), mostly))
    chosen = dict(called)
    for place in sorted(range(len(groups)), key=lambda place: (-len(groups[place].units), groups[place].units)):
        if place not in chosen:
            chosen[place] = labels[place].first_free({*chosen.values(), *forbidden})
    return [chosen[place] for place in range(len(groups))]


def _vocabulary(groups: Iterable[Described]) -> Vocabulary:
    """What the names themselves tell."""
    tables = {name.rpartition(".")[2] for group in groups for name in group.tables}
    packages = {part for group in groups for module in group.modules for part in module.split(".")}
    return Vocabulary(tables, packages | {name.rpartition(".")[2] for group in groups for name in group.units})


def _segments(route: str) -> list[str]:
    return re.sub("<[^>]*>", "", route.partition(" ")[2]).split("/")


def _names(group: Described, vocabulary: Vocabulary) -> Iterator[_Name]:
    """Each name in a group, as those of its words that may be in the name of a service."""
    tables = (table.rpartition(".")[2] for table in group.tables)
    paths = (part for route in group.routes for part in _segments(route))
    units = (unit.rpartition(".")[2] for unit in group.units)
    modules = (part for module in group.modules for part in module.split("."))
    for kind, names in {"table": tables, "route": paths, "unit": units, "module": modules}.items():
        for name in names:
            yield kind, tuple(word for word in all_words_of(name) if vocabulary.worth(word))


def _terms(names: Iterable[_Name], singular: Mapping[str, str]) -> dict[str, float]:
    """What each word counts in a group, by the number of its names of each kind."""
    numbers: Counter[tuple[str, str]] = Counter()
    for kind, words in names:
        numbers.update((kind, singular[word]) for word in words)
    terms: dict[str, float] = {}
    for (kind, word), number in sorted(numbers.items()):
        terms[word] = terms.get(word, 0.0) + SHARES[kind] * math.pow(number, POWER)
    return terms


def _added_up(groups: Iterable[Mapping[str, float]]) -> dict[str, float]:
    everywhere: dict[str, float] = {}
    for count in groups:
        for word, number in count.items():
            everywhere[word] = everywhere.get(word, 0.0) + number
    return everywhere


def _ranked(
    count: Mapping[str, float], everywhere: Mapping[str, float], vocabulary: Vocabulary, said: Collection[str]
) -> list[str]:
    """The words of a group, best first; equal words in alphabetical order."""
    share = math.fsum(count.values()) / (math.fsum(everywhere.values()) or 1.0)
    worth = {}
    for word, number in count.items():
        told, value = number * (number / everywhere[word] - share), vocabulary.worth(word)
        value *= UNSAID if said and word not in said else 1
        worth[word] = round(told * value if told > 0 else told / value, 9)
    return sorted(worth, key=lambda word: (-worth[word], -count[word], word))


def _compounds(names: Iterable[_Name], singular: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """The word that stands before a word in most tables and modules of a group: in a table, or in two modules."""
    number: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for kind, words in names:
        count = {"table": 2, "module": 1}.get(kind, 0)
        plain = [singular[word] for word in words]
        number.update(dict.fromkeys(plain, count))
        # A table may be called like something that is done (`LoginAttempt`), a module of a command says what it does.
        told = (pair for pair in pairwise(plain) if kind == "table" or vocabulary.worth(pair[0]) > VERB)
        pairs.update({(one, other): count for one, other in told if one != other})
    found = {}
    for (one, other), count in sorted(pairs.items(), key=lambda item: (item[1], item[0])):
        if count > 1 and count >= COMPOUND * number[other]:
            found[other] = one
    return found


def _singulars(words: set[str]) -> dict[str, str]:
    """`orders` -> `order` where both occur, so that a table and its class speak of the same thing."""

    def singular(word: str) -> str:
        endings = (("ies", "y"), ("es", ""), ("s", ""))
        stems = (word.removesuffix(ending) + new for ending, new in endings if word.endswith(ending))
        return next((stem for stem in stems if stem in words), word)

    return {word: singular(word) for word in sorted(words)}


class _Labels(Struct, frozen=True, gc=False):
    """The words of a group, best first, and for some the word that stands before them."""

    words: list[str]
    before: dict[str, str]

    def first_free(self, taken: set[str]) -> str:
        """The best word; if taken, the best word and another one; then a number."""
        if not self.words:
            stem, names = "service", []
        else:
            best = self.words[0]
            stem = f"{self.before[best]}-{best}" if best in self.before else best
            names = [stem, *(f"{stem}-{other}" for other in self.words if other not in stem.split("-"))]
        numbered = (f"{stem}-{number}" for number in range(1, len(taken) + 2))
        return next(name for name in (*names, *numbered) if name not in taken)
