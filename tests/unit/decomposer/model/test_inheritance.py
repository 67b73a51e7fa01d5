"""Who extends a class of a library."""

from __future__ import annotations

from decomposer.model.inheritance import heirs_of
from tests.fakes.programs import program


def test_heirs_are_found_over_several_steps() -> None:
    """Heirs of heirs count; who only uses such a class is none, and a class that extends itself ends nothing."""
    found = program(
        "a.Base inherits lib.Thread\nb.Middle inherits a.Base\nc.Last inherits b.Middle\na.Base inherits c.Last\n"
        "d.Other inherits lib.Timer\ne.f instantiates a.Base"
    )
    assert heirs_of(found, lambda base: base == "lib.Thread") == {"a.Base", "b.Middle", "c.Last"}
