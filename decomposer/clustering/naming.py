"""Names for services: the words that tell a group apart from the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from .words import words_of

TABLE_SHARE = 3
ROUTE_SHARE = 2
UNIT_SHARE = 1


class Described(Struct, frozen=True, gc=False):
    """What a group is called in the code: its models or tables, the keys of its routes, its units; any dotted names."""

    tables: tuple[str, ...]
    routes: tuple[str, ...]
    units: tuple[str, ...]


def name_services(groups: Sequence[Described]) -> list[str]:
    """A unique name for each group: one or two words in lower case, joined by `-`; `service-1` if there are no words.

    Words of tables count three times, of route paths twice. A word that occurs n times in a group, and N times in all,
    is worth n * (n/N - share of the group in all words): often here, and seldom elsewhere. (Inverse document frequency
    is too coarse for so few documents: a word that each other group mentions once would be worth nothing.) A larger
    group chooses first; a taken name gets a second word.
    """
    ranked = _ranked_words([_terms(group) for group in groups])
    names: dict[int, str] = {}
    for place in sorted(range(len(groups)), key=lambda place: (-len(groups[place].units), groups[place].units)):
        names[place] = _first_free(ranked[place], set(names.values()))
    return [names[place] for place in range(len(groups))]


def _terms(group: Described) -> Counter[str]:
    """All words of a group, as often as they count."""
    terms: Counter[str] = Counter()
    tables = [table.rpartition(".")[2] for table in group.tables]
    paths = [re.sub("<[^>]*>", "", route.partition(" ")[2]) for route in group.routes]
    definitions = [unit.rpartition(".")[2] for unit in group.units]
    for names, share in ((tables, TABLE_SHARE), (paths, ROUTE_SHARE), (definitions, UNIT_SHARE)):
        for word in (word for name in names for word in words_of(name)):
            terms[word] += share
    return terms


def _ranked_words(groups: Sequence[Counter[str]]) -> list[list[str]]:
    """Per group its words, best first; equal words in alphabetical order."""
    singular = _singulars({word for group in groups for word in group})
    counts = [_merged(group, singular) for group in groups]
    everywhere: Counter[str] = Counter()
    for count in counts:
        everywhere.update(count)
    return [_rank(count, everywhere) for count in counts]


def _rank(count: Counter[str], everywhere: Counter[str]) -> list[str]:
    share = count.total() / (everywhere.total() or 1)
    worth = {word: round(number * (number / everywhere[word] - share), 9) for word, number in count.items()}
    return sorted(worth, key=lambda word: (-worth[word], -count[word], word))


def _merged(count: Counter[str], singular: dict[str, str]) -> Counter[str]:
    merged: Counter[str] = Counter()
    for word, number in count.items():
        merged[singular[word]] += number
    return merged


def _singulars(words: set[str]) -> dict[str, str]:
    """`orders` -> `order` where both occur, so that a table and its class speak of the same thing."""

    def singular(word: str) -> str:
        endings = (("ies", "y"), ("es", ""), ("s", ""))
        stems = (word.removesuffix(ending) + new for ending, new in endings if word.endswith(ending))
        return next((stem for stem in stems if stem in words), word)

    return {word: singular(word) for word in sorted(words)}


def _first_free(words: Sequence[str], taken: set[str]) -> str:
    """The best word; if taken, the best word and another one; then a number."""
    names = [words[0], *(f"{words[0]}-{other}" for other in words[1:])] if words else []
    stem = names[0] if names else "service"
    numbered = (f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in (*names, *numbered) if name not in taken)
