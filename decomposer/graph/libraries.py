"""Which tables belong to nobody, because a library keeps them."""

from __future__ import annotations

from collections.abc import Container

from analyzers.program import Program


def find_library_tables(program: Program, own: Container[str]) -> frozenset[str]:
    """The tables of libraries, without those in which code of the program, `own`, writes data of its own.

    Bookkeeping is nobody's whoever writes it: each service has its own, kept by the same library.
    """
    written = {
        access.table
        for access in program.accesses
        if access.operation != "select"
        and access.confidence != "guess"
        and not access.is_cascade
        and access.function in own
    }
    return frozenset(
        table.name for table in program.library_tables if table.is_bookkeeping or table.name not in written
    )
