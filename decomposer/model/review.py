"""What there is to say about a cut besides the cut itself."""

from __future__ import annotations

from msgspec import Struct

from .choices import Choices, Verdict
from .proposal import CutMetrics
from .reasons import Reasons


class Review(Struct, frozen=True, gc=False):
    """Reasons, numbers and a verdict, of a proposal or of what people decided.

    `choices` are there where several proposals were looked for.
    """

    reasons: Reasons
    metrics: CutMetrics
    verdict: Verdict
    choices: Choices | None = None
