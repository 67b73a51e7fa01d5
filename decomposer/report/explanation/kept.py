"""State, settings and other systems: who uses them, by their keys, names and hosts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from decomposer.model import OutgoingCall, Program, SettingUse, StateStore, StateUse
from decomposer.model.documents import ExplanationDocument, FactRow
from decomposer.model.phrases import some

from .records import Known, document

_HOST = re.compile(r"[a-z0-9+.-]+://(?:…@)?([^/\s]+)", re.IGNORECASE)
_STORES: dict[StateStore, str] = {
    "global": "a variable of a module",
    "registry": "a registry that is filled at import",
    "class": "an attribute of a class",
    "memo": "results that are remembered",
    "lock": "a lock of the process",
    "context": "a value of a thread or context",
    "file": "a local file",
}
"""What a key means, but for those of caches and sessions."""


def keys(known: Known) -> set[str]:
    """The keys of caches and sessions, variables, and paths of files."""
    return {one.key for one in known.program.state}


def explain_key(known: Known, key: str) -> ExplanationDocument:
    """Who reads and who writes what is kept under it, by its store."""
    found = [one for one in known.program.state if one.key == key]
    return document("key", key, "", [_kept(one) for way in ("write", "read") for one in found if one.way == way])


def _kept(one: StateUse) -> FactRow:
    verb = "is written by" if one.way == "write" else "is read by"
    return FactRow(verb, one.function, str(one.location), one.confidence, _store(one))


def _store(one: StateUse) -> str:
    if one.store in ("cache", "session"):
        return f"in the {one.store}" + (f" {one.name}" if one.name not in ("", "default") else "")
    return _STORES[one.store]


def settings(known: Known) -> set[str]:
    """The names of environment variables and settings."""
    return {one.name for one in known.program.settings}


def explain_setting(known: Known, name: str) -> ExplanationDocument:
    """Who sets it, who reads it, and what counts where nothing is configured."""
    found = [one for one in known.program.settings if one.name == name]
    facts = [_asked(one, one.function) for way in ("write", "read") for one in found if one.way == way]
    return document("setting", name, "", facts)


def _asked(one: SettingUse, other: str) -> FactRow:
    verb = "is set by" if one.way == "write" else "is read by"
    return FactRow(verb, other, str(one.location), one.confidence, _value(one))


def _value(one: SettingUse) -> str:
    said = "" if not one.value else f"to {one.value}" if one.way == "write" else f"else {one.value}"
    return ", ".join(filter(None, (said, "at import" if one.at_import else "")))


def host_of(one: OutgoingCall) -> str:
    """The host of a request, or the name of a service that is no URL; empty where it is not known."""
    found = _HOST.match(one.target)
    name = found[1] if found is not None else "" if one.system == "http" else one.target
    return "" if "…" in name else name


def hosts(known: Known) -> set[str]:
    """The hosts of all requests and clients, and the systems that these are."""
    return {name for one in known.program.outgoing for name in (host_of(one), one.system)} - {"", "http"}


def explain_host(known: Known, name: str) -> ExplanationDocument:
    """Who asks it for what."""
    found = [one for one in known.program.outgoing if name in (host_of(one), one.system)]
    return document("host", name, "", [_sent(one, "is asked by", one.function, one.target) for one in found])


def _sent(one: OutgoingCall, verb: str, other: str, what: str) -> FactRow:
    said = " ".join(filter(None, (one.operation, what)))
    detail = ", ".join(filter(None, (said, "in a loop" if one.in_loop else "")))
    return FactRow(verb, other, str(one.location), one.confidence, detail)


def state_of_definitions(program: Program, inside: set[str]) -> Iterator[FactRow]:
    """What definitions keep, with who else uses it; what they are configured by, whom they ask, what they start."""
    users: dict[tuple[str, str, str], set[str]] = {}
    for one in program.state:
        users.setdefault((one.store, one.name, one.key), set()).add(one.function)
    for one in program.state:
        if one.function in inside:
            others = users[one.store, one.name, one.key] - inside
            whose = f"also used by {some(sorted(others))}" if others else ""
            verb = f"{one.way}s {_store(one)}"
            yield FactRow(verb, one.key, str(one.location), one.confidence, whose)
    yield from _outward(program.settings, program.outgoing, inside)
    for launch in program.launches:
        if launch.function in inside:
            verb = f"starts a {launch.kind}"
            yield FactRow(verb, launch.what or launch.mechanism, str(launch.location), launch.confidence, "")


def _outward(asked: Iterable[SettingUse], sent: Iterable[OutgoingCall], inside: set[str]) -> Iterator[FactRow]:
    for one in asked:
        if one.function in inside:
            kind = "environment variable" if one.source == "environment" else "setting"
            verb = f"{'sets' if one.way == 'write' else 'reads'} the {kind}"
            yield FactRow(verb, one.name, str(one.location), one.confidence, _value(one))
    for call in sent:
        if call.function in inside:
            yield _sent(call, f"asks {call.system}", call.target, "")
