"""Names for services: the words that tell a group apart from the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from sklearn.feature_extraction.text import TfidfVectorizer

from .words import words_of

TABLE_SHARE = 3
ROUTE_SHARE = 2
UNIT_SHARE = 1


class Described(Struct, frozen=True, gc=False):
    """What a group is called in the code: names of its tables, keys of its routes, names of its units."""

    tables: tuple[str, ...]
    routes: tuple[str, ...]
    units: tuple[str, ...]


def name_services(groups: Sequence[Described]) -> list[str]:
    """A unique name for each group: one to three words in lower case, joined by `-`; `service-1` if there are no words.

    Words are weighed by TF-IDF over the groups (Sparck Jones, "A statistical interpretation of term specificity",
    1972); words of tables count three times, of route paths twice. A larger group chooses first; a taken name is made
    longer by its next word.
    """
    ranked = _ranked_words([_terms(group) for group in groups])
    names: dict[int, str] = {}
    for place in sorted(range(len(groups)), key=lambda place: (-len(groups[place].units), groups[place].units)):
        names[place] = _first_free(ranked[place], set(names.values()))
    return [names[place] for place in range(len(groups))]


def _terms(group: Described) -> list[str]:
    """All words of a group, as often as they count."""
    terms = []
    paths = [re.sub("<[^>]*>", "", route.partition(" ")[2]) for route in group.routes]
    definitions = [unit.rpartition(".")[2] for unit in group.units]
    for names, share in ((group.tables, TABLE_SHARE), (paths, ROUTE_SHARE), (definitions, UNIT_SHARE)):
        terms += [word for name in names for word in words_of(name)] * share
    return terms


def _ranked_words(documents: Sequence[list[str]]) -> list[list[str]]:
    """Per document its words, best first; equal words in alphabetical order."""
    singular = _singulars({word for document in documents for word in document})
    texts = [[singular[word] for word in document] for document in documents]
    if not any(texts):
        return [[] for _ in texts]
    vectorizer = TfidfVectorizer(analyzer=_as_it_is, sublinear_tf=True, smooth_idf=False)
    scores = vectorizer.fit_transform(texts).toarray()
    words = [str(word) for word in vectorizer.get_feature_names_out()]
    return [_best(words, row) for row in scores]


def _as_it_is(words: list[str]) -> list[str]:
    return words


def _best(words: Sequence[str], scores: Iterable[float]) -> list[str]:
    rounded = {word: round(float(score), 9) for word, score in zip(words, scores, strict=True) if score > 0}
    return sorted(rounded, key=lambda word: (-rounded[word], word))


def _singulars(words: set[str]) -> dict[str, str]:
    """`orders` -> `order` where both occur, so that a table and its class speak of the same thing."""

    def singular(word: str) -> str:
        endings = (("ies", "y"), ("es", ""), ("s", ""))
        stems = (word.removesuffix(ending) + new for ending, new in endings if word.endswith(ending))
        return next((stem for stem in stems if stem in words), word)

    return {word: singular(word) for word in sorted(words)}


def _first_free(words: Sequence[str], taken: set[str]) -> str:
    """The best word; if taken, the best two; then other words beside the best; then a number."""
    choices = [words[:1], *([words[0], other] for other in words[1:]), words[:3]] if words else []
    names = ["-".join(choice) for choice in choices]
    stem = names[0] if names else "service"
    numbered = (f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in (*names, *numbered) if name not in taken)
