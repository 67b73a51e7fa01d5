"""What the accepted boundaries ask of the code: public surfaces, levels, budgets."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal["off", "report", "ratchet", "strict"]
"""How the border of a service is guarded.

off: not looked at; report: shown, never fails; ratchet: what is in the baseline is accepted, nothing else; strict:
nothing is accepted.
"""

Severity = Literal["error", "warning"]
"""An error fails the check, a warning is shown."""

CouplingKind = Literal["calls", "imports", "bases", "reads", "writes", "foreign_keys", "tasks", "signals"]
"""What one service needs of another one, as it is counted for each pair of them."""

DEFAULT_LEVEL: Level = "ratchet"


class Contract(Struct, frozen=True, gc=False):
    """Owners are services, or `monolith` for what no service claims.

    `exposed` maps a service to the patterns of what all may use, `exposed_to` a pair (service, consumer) to what that
    consumer may use besides. `settings` maps patterns of names to the service whose settings these are. `severities`
    are those that differ from the rule's own, None for a rule that is switched off. `budgets` are by the pair (service
    that needs, service that is needed). `exhaustive`: everything must be claimed. `unread` are the modules whose files
    cannot be read, which is accepted, with the lines that say so. `diverted` are the routes (`METHOD pattern`) that the
    gateway already sends to a service. `moves` is the gain from which code that leans to another service is a finding,
    None if nobody wants to know.
    """

    exposed: dict[str, tuple[str, ...]] = {}
    exposed_to: dict[tuple[str, str], tuple[str, ...]] = {}
    levels: dict[str, Level] = {}
    default_level: Level = DEFAULT_LEVEL
    settings: dict[str, str] = {}
    severities: dict[str, Severity | None] = {}
    budgets: dict[tuple[str, str], dict[CouplingKind, int]] = {}
    exhaustive: bool = False
    unread: dict[str, int | None] = {}
    diverted: dict[str, str] = {}
    moves: float | None = None

    def level_of(self, owner: str) -> Level:
        """How the border of this owner is guarded."""
        return self.levels.get(owner, self.default_level)
