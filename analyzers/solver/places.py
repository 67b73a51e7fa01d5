"""Where calls stand.

Those that a framework makes on behalf of many places alike are told once, for a lender; what a page calls that others
extend or include, for the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .ground import Site
from .solve import Solver


class Places:
    """From sites to the places in the program that they stand for."""

    def __init__(self, solver: Solver) -> None:
        """Take a solver that has settled."""
        self._solver = solver
        self._borrowed: dict[int, Sequence[Site]] = {}
        self._rendering: dict[str, Sequence[str]] = {}

    def of(self, site: Site) -> Sequence[Site]:
        """The site; of one that is lent all that borrow it."""
        return self._borrowing(site.caller) if site.caller in self._solver.borrowers else (site,)

    def callers(self, name: str) -> Sequence[str]:
        """The caller of that name; of a page that is shared the functions that render it, or one that includes it."""
        if name not in self._solver.rendered_by:
            return (name,)
        known = self._rendering.get(name)
        if known is None:
            known = self._rendering[name] = sorted(set(self._find_renderers(name)))
        return known

    def _find_renderers(self, page: str) -> Iterator[str]:
        pending, seen = [page], {page}
        while pending:
            for name in self._names_rendering(pending.pop()) - seen:
                seen.add(name)
                if name in self._solver.rendered_by:
                    pending.append(name)
                else:
                    yield name

    def _names_rendering(self, page: str) -> set[str]:
        """The names of those who render a page directly."""
        solver = self._solver
        callers = solver.rendered_by[page]
        lenders = callers & solver.borrowers.keys()
        callers = callers - lenders | {site.caller for one in lenders for site in self._borrowing(one)}
        return {solver.callers[caller] for caller in callers}

    def _borrowing(self, lender: int) -> Sequence[Site]:
        known = self._borrowed.get(lender)
        if known is None:
            known = self._borrowed[lender] = list(self._find_borrowing(lender))
        return known

    def _find_borrowing(self, lender: int) -> Iterator[Site]:
        """Who borrows may lend in turn."""
        solver, pending, seen = self._solver, [lender], {lender}
        while pending:
            for site in map(solver.sites.__getitem__, solver.borrowers[pending.pop()]):
                if site.caller not in solver.borrowers:
                    yield site
                elif site.caller not in seen:
                    seen.add(site.caller)
                    pending.append(site.caller)
