"""The outcome of a check that nobody ran: each state, chains, budgets, what ends soon and what was not read."""

from __future__ import annotations

from datetime import date

from decomposer.model import Location
from decomposer.model.finding import Entry, Finding, Hop, Identity, PairCoupling, Place, Rule, State, Verdict

RULE = Rule("foreign-write", "A name", "error", "m", "what", "why", "code", "ask {owner}")


def finding(target: str, state: State = "new", *, fails: bool = True, places: int = 1, over: str = "c.h") -> Finding:
    """A finding with so many places, each with a chain that ends in `over`."""
    chain = (Hop(Location("b.py", 3), "b.g"), Hop(Location("c.py", 0), over))
    where = tuple(Place(Location(f"a b/{number}.py", number), "a.f", chain) for number in range(places))
    identity = Identity("billing", "foreign-write", "orders", target)
    return Finding(identity, state, "error", "ratchet", fails, f"orders writes {target}", "ask billing", where, "soon")


def verdict(name: str = "ledger") -> Verdict:
    """Four findings; `name` is the target of the last one, and stands in the chains of all."""
    return Verdict(
        findings=(
            finding("invoice", places=5, over=name),
            finding("known", "known", fails=False, over=name),
            finding("gone", "stale", places=0),
            finding(name, over=name),
        ),
        pairs=(
            PairCoupling("orders", "billing", {"calls": 3, "reads": 1}, {"writes": 0, "calls": 5}),
            PairCoupling("orders", "mail", {"tasks": 2}, before={"tasks": 1, "calls": 1}),
        ),
        rules=(RULE, Rule("other", "n", "warning", "m", "w", "w", "e", "i")),
        ending=(Entry(Identity("billing", "foreign-write", "orders", "known"), until=date(2030, 1, 31)),),
        unread=(Location("bad.py", 1),),
    )
