"""Words of identifiers, in any script, without those that only say how code is built."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN, _OTHER = "A-Za-z\u00c0-\u024f", "[^\\W\\d_A-Za-z\u00c0-\u024f]"
_BORDER = re.compile(
    rf"(?<=[^\W\d_])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])|(?<=[{_LATIN}])(?={_OTHER})|(?<={_OTHER})(?=[{_LATIN}])"
)
"""Between words: before a capital, and between Latin and other letters."""

_FRAMEWORK = """
abstract action add admin all api app application apps args as async backend base block blueprint bulk by cache
callback celery check class client cls cmd command common config context controller core create cron custom data
database date datetime db decorator default delete destroy detail django do dto edit endpoint entity enum error
exception factory field filter fixture flask for form format from func function generic get handle handler has
helper home html http id impl import in index info init inline input instance int interface is json key kwargs layer
lib list load logger main make manage management manager me meta method middleware migration mixin mock model models
module monolith my name none not obj object of on or orm output paginator param parser partial path permission post
provider proxy public put query queryset queue read receiver register registry remove render repo repository request
resolver resource response rest result retrieve route router row run save script select self serializer service
services set setting settings setup signal sql status str stub sub sync table task tasks template test tests text
the to tool type ui unit update url urls use util utils v validator value version view views viewset web with worker
wrapper write
"""

FRAMEWORK_WORDS = frozenset(_FRAMEWORK.split())
"""Never part of a service's name: they say what a definition is, not what it is about."""


def words_of(identifier: str) -> tuple[str, ...]:
    """Its words in lower case: `OrderLineViewSet` -> order, line.

    Framework words, numbers and single ASCII letters are left out.
    """
    return tuple(word for word in all_words_of(identifier) if word not in FRAMEWORK_WORDS)


def all_words_of(identifier: str) -> tuple[str, ...]:
    """The same with framework words: `OrderLineViewSet` -> order, line, view, set."""
    parts = (part.lower() for run in _LETTERS.findall(identifier) for part in _BORDER.split(run))
    return tuple(part for part in parts if not (len(part) == 1 and part.isascii()))
