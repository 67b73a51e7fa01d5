"""Puts together what a process keeps in memory between requests, and who shares it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import last_word
from analyzers.program import Confidence, Manner, StateStore, StateUse

from .filling import Filling
from .keys import kept_keys
from .live import Live
from .made import made
from .memos import memos
from .places import Places
from .sources import Sources
from .starting import Starting
from .tools import is_tool
from .writes import Write, writes


class MemoryReader:
    """Reads state that no framework declares."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: who writes what is only known when all is linked."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """Each use of state in memory, outside of tests."""
        return FrameworkFacts(state=[*_variables(linked), *made(linked), *memos(linked), *kept_keys(linked)])


def _variables(linked: Linked) -> Iterator[StateUse]:
    """Variables and attributes that functions write, with all who read them; what nobody writes is a constant."""
    places = Places(linked.evaluator)
    written: dict[str, list[Write]] = {}
    for one in writes(linked, places):
        written.setdefault(one.path, []).append(one)
    starting, filling, sources = Starting(linked.evaluator), Filling(linked, places), Sources(linked)
    stores: dict[str, StateStore] = {}
    tools = {path for path, found in written.items() if is_tool(found) or places.is_of_thread(path)}
    for path in tools | _kept_for_nobody(linked, places, written):
        del written[path]
    live = Live(linked, places)
    for path, found in written.items():
        if all(starting.is_import(one.frame) for one in found):
            stores[path] = "registry"
        else:
            stores[path] = "class" if places.is_class_attribute(path) else "global"
        lives = live.is_live(path, found)
        for one in found:
            place = one.frame.module.location(one.line)
            sure: Confidence = "certain" if one.is_certain else "likely"
            fills = filling.is_filling(one)
            renews = not fills and filling.is_renewing(one)
            kept_from = sources.of(one) if fills else ()
            manner: Manner = "renewed" if renews else "live" if lives else "" if filling.goes_on(one) else "set"
            yield StateUse(
                one.frame.symbol, stores[path], "", path, "write", place, sure, fills, kept_from, manner=manner
            )
    yield from _reads(linked, places, stores, [one for found in written.values() for one in found])


def _kept_for_nobody(linked: Linked, places: Places, written: Mapping[str, Sequence[Write]]) -> frozenset[str]:
    """Variables that functions only bind, and that are used by nobody who has not just bound them himself."""
    bound = {path: _bound(found) for path, found in written.items() if not places.is_class_attribute(path)}
    alone = {path for path, own in bound.items() if all(_is_behind(one, own) for one in written[path])}
    names = {path.rpartition(".")[2] for path in alone}
    for frame, part, _ in linked.names if names else ():
        path = places.of(part, frame) if last_word(part) in names else None
        if path in alone and frame.module.role == "code" and not part.line > bound[path].get(frame, part.line):
            alone.discard(path)
    return frozenset(alone)


def _bound(written: Sequence[Write]) -> dict[Frame, int]:
    """The first line of each scope from which on a variable has a value of its own, whatever else happens there."""
    found = (one for one in reversed(written) if one.is_binding and one.region == one.frame.scope.region)
    return {one.frame: one.line for one in found}


def _is_behind(one: Write, bound: Mapping[Frame, int]) -> bool:
    return one.is_binding or one.line > bound.get(one.frame, one.line)


def _reads(
    linked: Linked, places: Places, stores: dict[str, StateStore], written: Sequence[Write]
) -> Iterator[StateUse]:
    """Each function that names a variable, but where it only does so to change it."""
    names = {path.rpartition(".")[2] for path in stores}
    changed = Counter((one.path, one.frame, one.line) for one in written)
    for frame, part, _ in linked.names:
        if last_word(part) not in names or frame.module.role != "code" or frame.scope.kind in ("module", "class"):
            continue
        path = places.of(part, frame)
        store = stores.get(path or "")
        if path is None or store is None:
            continue
        if changed[path, frame, part.line] > 0:
            changed[path, frame, part.line] -= 1
            continue
        yield StateUse(frame.symbol, store, "", path, "read", frame.module.location(part.line), "certain")
