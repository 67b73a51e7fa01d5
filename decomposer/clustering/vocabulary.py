"""Which words of a program name things: nouns of its own, not verbs, stop words or ways to build code.

No dictionary knows the nouns of a program, but its names tell them: the last word of an English compound is what it is
about (`ShippingAddress`, `recover-password`), and the first word of a function's name is what it does. A word is a noun
if it ends names of tables, classes, packages or parts of paths, and does not begin those of functions much more often;
what a table is called is one whatever else it means (`Application`). Words in other scripts are taken as they are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from decomposer.model import Table
from decomposer.model.graph import DependencyGraph

from .words import FRAMEWORK_WORDS, all_words_of

NOUN, WORD, BUILDING, VERB = 1.0, 0.3, 0.3, 0.05
"""What a word is worth in a name: a noun; one that no name ends with; one that says how code is built; a verb."""

PART = 4
"""Shorter words end others by chance."""
MOST = 0.9
"""A package with so large a part of the units is the program, and tells no service from another one."""
THINGS, BEGINNINGS = 2, 3
"""A noun ends so many names of things, or begins names of functions at most so many times as often as it ends those."""

_STOP = """
about above after again against almost along already also although always among an another any anyone anything are
around because been before behind being below between beyond both but came can cannot could did do does doing done
down during each either else enough even ever every everything few for found from further gave get given goes gone got
had has have having he her here him his how however if indeed instead into is it its itself just kept last later least
left less like made many may maybe might more most much must need neither never next nobody nor nothing now off often
once one only onto other others our ours out over own per perhaps quite rather really same seem seen several shall she
should since so some someone something still such taken than that their them then there these they thing this those
though through thus till too toward under until upon us used using very via was we well went were what when where
whether which while who whole whom whose why will with within without would yet you your yours
all no non multiple single various current old first second new zero two three
"""

_BUILDING = """
adapter applicant argument attribute backend basic batch bool box browser builder button byte cell char child choice
column common component condition container core css csv dialog dict directory element engine env event exporter
extension extra file finder flag folder font formatter formset frame generator getter hash header helper hook icon id
importer installer integer intermediate iterator js jsonschema kind label language layout lib line locale mapper mapping
marker matcher misc modal monkeypatch namespace node number option pack package page pagination parent pattern payload
pdf pickle picotable pipeline placeholder plugin position prefix preview processor property range record reference regex
renderer resolver row runner rule schema script section selector sequence shell shim signal singleton slot snippet
source state step store string structure style suffix symbol system tab tag target templatetag text favicon
ico txt theme thread token tool toolbar
transform tree tuple type unicode uri user uuid variable vendor wizard xml yaml zip
"""

STOP_WORDS = frozenset(_STOP.split())
BUILDING_WORDS = frozenset(_BUILDING.split())


class Vocabulary:
    """What each word of a program is worth in a name."""

    def __init__(
        self,
        models: Iterable[str],
        things: Iterable[str],
        functions: Iterable[str] = (),
        libraries: Iterable[str] = (),
        program: str = "",
    ) -> None:
        """`models` are names of what is stored, `things` other names of things, `functions` names of what is done.

        `libraries` are the packages of others that the program uses; `program` is its own, if it has only one.
        """
        alone = {words for name in models if len(words := all_words_of(name)) == 1}
        self._stored = {singular_of(words[0]) for words in alone} | {words[0] for words in alone}
        self._ends = Counter(word for name in {*models, *things} for word in all_words_of(name)[-1:])
        self._libraries = frozenset(name.lower() for name in libraries)
        self._program = frozenset(all_words_of(program))
        self._whole = {word for word, number in self._ends.items() if number >= THINGS}
        self._begins = Counter(word for name in set(functions) for word in all_words_of(name)[:1])

    @classmethod
    def of(cls, graph: DependencyGraph) -> Vocabulary:
        """The words of the units, tables and routes of a graph."""
        program = graph.program
        own = [symbol for symbol in program.symbols if symbol.id in graph.unit_of]
        things = {symbol.id.rpartition(".")[2] for symbol in own if symbol.kind == "class"}
        things |= {part for route in program.routes for part in route.pattern.split("/") if _names_a_thing(part)}
        things |= {part for unit in graph.units for part in unit.module.split(".")}
        functions = {symbol.id.rpartition(".")[2] for symbol in own if symbol.kind in ("function", "method")}
        outside = {one.target.partition(".")[0] for one in program.references if one.scope == "external"}
        return cls(stored_names(program.tables), things, functions, outside - sys.stdlib_module_names, _name_of(graph))

    def worth(self, word: str) -> float:
        """From 0 (never in a name) to 1."""
        if not word.isascii() or word in self._stored or singular_of(word) in self._stored:
            return NOUN
        if word in STOP_WORDS or is_framework(word):
            return 0.0
        if (
            word in self._program
            or len(word) < 3
            or (self._ends[word] < THINGS and self._begins[word] > BEGINNINGS * self._ends[word])
        ):
            return VERB
        if word in self._libraries or self._is_glued(word):
            return BUILDING
        building = word in BUILDING_WORDS or singular_of(word) in BUILDING_WORDS
        return BUILDING if building else NOUN if self._ends[word] else WORD

    def _is_glued(self, word: str) -> bool:
        """Whether it is two or more other words without a border: `idatasetform`."""
        parts = (word[:place] for place in range(1, len(word) - PART + 1))
        return any((part == "i" or part in self._whole) and self._ends_glued(word[len(part) :]) for part in parts)

    def _ends_glued(self, rest: str) -> bool:
        return rest in self._whole or self._is_glued(rest)


def _name_of(graph: DependencyGraph) -> str:
    """The package in which nearly all units are, if there is one."""
    packages = Counter(unit.module.partition(".")[0] for unit in graph.units if "." in unit.module)
    name, number = max(packages.items(), key=lambda item: item[1], default=("", 0))
    return name if number > MOST * len(graph.units) else ""


def stored_names(tables: Iterable[Table]) -> set[str]:
    """What is stored, as its class calls it, or its table where it has none."""
    return {(table.model or table.name).rpartition(".")[2] for table in tables}


def _names_a_thing(segment: str) -> bool:
    """A part of a path that is one word in the singular may as well be a verb: `/orders/5/refund/`."""
    words = all_words_of(segment)
    return "<" not in segment and (len(words) > 1 or segment.endswith("s"))


def is_framework(word: str) -> bool:
    """Whether a word, or its singular, says what a definition is in its framework."""
    return word in FRAMEWORK_WORDS or singular_of(word) in FRAMEWORK_WORDS


def singular_of(word: str) -> str:
    """The simple cases of English: `entries`, `queues`."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
