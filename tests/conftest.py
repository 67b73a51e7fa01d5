"""Settings that hold for all tests."""

from __future__ import annotations

from hypothesis import settings

# Time limits per example judge the machine, not the code; what hypothesis finds must be found again by the next run.
settings.register_profile("decomposer", deadline=None, print_blob=True)
settings.load_profile("decomposer")
