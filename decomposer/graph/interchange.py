"""A graph from elsewhere, out of a JSON file: `{"nodes": [...], "edges": [[a, b, weight], ...], "directed": true}`.

`traces.json` beside it, `{functionality: [["R" | "W", entity], ...]}`, says in which order functions of a business read
and write entities: the form of the tools and papers around mono2micro (Nunes, Santos & Rito Silva, "From monolith to
microservices: a transactional contexts approach", ECSA 2019).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from decomposer.errors import InputError
from decomposer.model.evidence import Skipped

TRACES = "traces.json"
LARGEST_FILE = 1_000_000_000
LARGEST_WEIGHT = 1e15
_FORM = '{"nodes": [...], "edges": [[a, b, weight], ...], "directed": true}'
_PLACE = re.compile(r"(?P<problem>.*) - at `\$(?P<place>.*)`", re.DOTALL)

Access = tuple[Literal["R", "W"], str]
Traces = dict[str, tuple[Access, ...]]
"""What each functionality reads and writes, in its order."""
Decoded = TypeVar("Decoded")


class GivenGraph(Struct, frozen=True, gc=False):
    """Nodes and links, each pair once; of an undirected graph, the smaller name first. Everything is sorted."""

    file: str
    nodes: tuple[str, ...]
    links: dict[tuple[str, str], float]
    directed: bool = True
    traces: Traces = {}


class _Row(Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    one: str
    other: str
    weight: float = 1.0


class _Tally:
    """Counts what is left out, by reason."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._first: dict[str, tuple[str, str]] = {}

    def skip(self, reason: str, place: str, detail: str) -> None:
        self._numbers[reason] += 1
        self._first.setdefault(reason, (place, detail))

    def skipped(self) -> tuple[Skipped, ...]:
        return tuple(Skipped(reason, self._numbers[reason], *self._first[reason]) for reason in sorted(self._first))


def read_content(path: Path) -> bytes:
    """All of a file. Raises InputError for one that cannot be read, or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path} is larger than {LARGEST_FILE // 1_000_000} MB: give a smaller part of the graph")
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; give a JSON file") from error


def read_parts(content: bytes, name: str) -> dict[str, msgspec.Raw]:
    """The parts of a JSON object, not decoded yet. Raises InputError for a text that is none."""
    return decode(content, dict[str, msgspec.Raw], name)


def read_given(path: Path, parts: Mapping[str, msgspec.Raw]) -> tuple[GivenGraph, tuple[Skipped, ...]]:
    """The graph in the parts of a file, with the traces beside it, and what was left out of both.

    Raises InputError for what is no graph, has no nodes or a weight below 0.
    """
    if missing := [key for key in ("nodes", "edges") if key not in parts]:
        raise InputError(f"{path}: there is no key {missing[0]!r}; a graph is {_FORM}")
    tally = _Tally()
    listed = decode(parts["nodes"], list[str], f"{path}: nodes")
    nodes = tuple(sorted(set(listed)))
    if "" in nodes:
        raise InputError(f"{path}: nodes[{listed.index('')}]: a name must not be empty")
    for name, number in Counter(listed).items() if len(nodes) < len(listed) else ():
        for _ in range(number - 1):
            tally.skip("a node is listed twice", "nodes", name)
    if not nodes:
        raise InputError(f"{path}: the graph has no nodes")
    directed = decode(parts["directed"], bool, f"{path}: directed") if "directed" in parts else True
    rows = decode(parts["edges"], list[_Row], f"{path}: edges")
    weights = _weights(rows, nodes, tally, directed=directed, path=path)
    size = len(nodes)
    links = {(nodes[pair // size], nodes[pair % size]): weights[pair] for pair in sorted(weights)}
    traces = _read_traces(path.with_name(TRACES), {name: name for name in nodes}, tally)
    return GivenGraph(path.name, nodes, links, directed, traces), tally.skipped()


def _weights(
    rows: Iterable[_Row], nodes: Sequence[str], tally: _Tally, *, directed: bool, path: Path
) -> dict[int, float]:
    """What each pair weighs, in one number for both of its nodes: that is sorted much faster than their names."""
    links: dict[int, float] = {}
    numbers = {name: number for number, name in enumerate(nodes)}
    for number, row in enumerate(rows):
        one, other, weight = numbers.get(row.one), numbers.get(row.other), row.weight
        if not 0 <= weight <= LARGEST_WEIGHT:
            problem = "a weight must not be below 0" if weight < 0 else f"a weight must be at most {LARGEST_WEIGHT:g}"
            raise InputError(f"{path}: edges[{number}]: {problem}, and {weight:g} is")
        if one is None or other is None:
            tally.skip(
                "an edge names a node that is not there", f"edges[{number}]", row.one if one is None else row.other
            )
        elif one == other:
            tally.skip("an edge leads from a node to itself", f"edges[{number}]", row.one)
        elif not weight:
            tally.skip("an edge weighs nothing", f"edges[{number}]", f"{row.one}, {row.other}")
        else:
            first, second = (one, other) if directed else sorted((one, other))
            pair = first * len(nodes) + second
            if pair in links:
                tally.skip(
                    "a pair has several edges, which count together", f"edges[{number}]", f"{row.one}, {row.other}"
                )
            links[pair] = links.get(pair, 0.0) + weight
    return links


def _read_traces(path: Path, nodes: Mapping[str, str], tally: _Tally) -> Traces:
    """Nothing without a file."""
    if not path.is_file():
        return {}
    found: Traces = {}
    for name, raw in sorted(read_parts(read_content(path), str(path)).items()):
        accesses = decode(raw, tuple[Access, ...], f"{path}: {name}")
        found[name] = tuple(_known(accesses, nodes, name, tally))
    return {name: accesses for name, accesses in found.items() if accesses}


def _known(accesses: Iterable[Access], nodes: Mapping[str, str], name: str, tally: _Tally) -> Iterator[Access]:
    for mode, entity in accesses:
        if entity in nodes:
            yield mode, nodes[entity]
        else:
            tally.skip("a trace names an entity that is no node", name, entity)


def decode(content: bytes | msgspec.Raw, kind: type[Decoded], where: str) -> Decoded:
    """What a JSON text says, if it is of that kind. Raises InputError, which says where and why it is not."""
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError as error:
        found = _PLACE.fullmatch(str(error))
        place, problem = (found["place"], found["problem"]) if found else ("", str(error))
        raise InputError(f"{where}{place}: {problem[:1].lower()}{problem[1:]}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{where} is no JSON: {error}") from error
    except RecursionError as error:
        raise InputError(f"{where} is nested too deeply") from error
