"""How much each reason counts."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from analyzers.program import Confidence

from .graph import View

Weight = Annotated[float, Meta(ge=0, le=1000)]


class Weights(Struct, frozen=True, gc=False, forbid_unknown_fields=True, rename={"import_": "import"}):
    """What an average edge of each view weighs, and how much less a doubtful or a reading one.

    Data decides a cut, so what is written together (`transaction`) is strongest, then the use of a table (`data`) and
    references between tables; calls through a framework count like calls. An asynchronous edge (`task`) is a place
    where a cut is cheap, and who uses a `signal` wants two parts to be apart. What is kept besides tables (`state`)
    needs a store that services share. A call that was seen to run (`trace`) counts like one that is written. Names that
    are only mentioned, those of URLs too, paths that are only near each other, and definitions that change together are
    hints.
    """

    transaction: Weight = 4.0
    data: Weight = 2.0
    foreign_key: Weight = 1.5
    call: Weight = 1.0
    via: Weight = 1.0
    inherit: Weight = 1.0
    task: Weight = 0.5
    signal: Weight = 0.25
    state: Weight = 1.0
    route: Weight = 0.3
    import_: Weight = 1.0
    url: Weight = 0.2
    trace: Weight = 1.0
    co_change: Weight = 0.3
    read: Weight = 0.33
    """A read (or a join) of a table, as part of a write."""
    likely: Weight = 0.7
    """A `likely` reason, as part of a `certain` one; a `guess` is shown but weighs nothing."""

    def of_view(self, view: View) -> float:
        """The weight of one view."""
        return float(getattr(self, "import_" if view == "import" else view))

    def of_confidence(self, confidence: Confidence) -> float:
        """1 for `certain`, `likely` for likely, 0 for a guess."""
        return {"certain": 1.0, "likely": self.likely, "guess": 0.0}[confidence]


DEFAULT_WEIGHTS = Weights()
