"""A route, a task, a signal: who runs, and what that leads to."""

from __future__ import annotations

from typing import Literal

from decomposer.model.documents import ExplanationDocument, FactRow

from .observed import observed_of_routes
from .records import Known, chains, document


def explain_entries(known: Known, name: str, kind: Literal["route", "task"], keys: set[str]) -> ExplanationDocument:
    """Who runs, and for each table that its call tree touches one chain of calls that ends there."""
    entries = [one for one in known.entries if one.kind == kind and one.name in keys]
    facts = [
        FactRow("runs", one.symbol, str(one.location), "certain", "" if one.name == name else one.name)
        for one in entries
    ]
    if known.observations is not None and kind == "route":
        facts += observed_of_routes(known.observations, keys)
    for symbol in dict.fromkeys(one.symbol for one in entries):
        facts += chains(known.ways(symbol))
    return document(kind, name, entries[0].location, facts)


def explain_signal(known: Known, name: str) -> ExplanationDocument:
    """Who sends it, who gets it."""
    sent = [one for one in known.program.references if one.kind == "signal" and one.mechanism == name]
    facts = [FactRow("is sent by", one.source, str(one.location), one.confidence, "") for one in sent]
    for receiver in dict.fromkeys(one.target for one in sent):
        place = known.symbols[receiver].location if receiver in known.symbols else ""
        facts.append(FactRow("is received by", receiver, str(place), "certain", ""))
    return document("signal", name, "", facts)
