"""How long calls took, in little space and whatever their order."""

from __future__ import annotations

import math
from collections import Counter

from decomposer.model.evidence import Timing

_GROWTH = 1.02
"""Each bucket ends so much above the one before, so that a quantile is right within 1 %.

C. Masson, J. E. Rim, H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees",
VLDB 2019.
"""
_LOG = math.log(_GROWTH)
_PER_MS = 1_000_000


class Timings:
    """Calls so far."""

    def __init__(self) -> None:
        """None yet."""
        self._calls = self._errors = self._total = 0
        self._buckets: Counter[int] = Counter()

    def add(self, nanos: int | None, *, failed: bool = False) -> None:
        """One call; None for one that was not timed."""
        self._calls += 1
        self._errors += failed
        if nanos is not None:
            self._total += nanos
            self._buckets[math.ceil(math.log(max(nanos, 1)) / _LOG)] += 1

    def result(self) -> Timing:
        """All calls together."""
        timed = self._buckets.total()
        return Timing(
            calls=self._calls,
            errors=self._errors,
            timed=timed,
            total_ms=round(self._total / _PER_MS, 3),
            p50_ms=self._quantile(timed, 0.5),
            p95_ms=self._quantile(timed, 0.95),
        )

    def _quantile(self, timed: int, share: float) -> float:
        rank, seen = max(1, math.ceil(share * timed)), 0
        for bucket in sorted(self._buckets):
            seen += self._buckets[bucket]
            if seen >= rank:
                return round(2 * _GROWTH**bucket / (_GROWTH + 1) / _PER_MS, 6)
        return 0.0
