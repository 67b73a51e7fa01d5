"""Objects that bring URLs of their own: the routers of REST framework, and what readers of other frameworks know."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.facts import Expression
from analyzers.frameworks.protocol import Mounts
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator

from .converters import registered_converters
from .patterns import from_path
from .rest import Endpoint, Routers


class Includable:
    """Answers what is behind `x.urls`. `converters` are the regexes of the program's own converters of paths."""

    def __init__(self, evaluator: Evaluator, sites: list[CallSite], mounts: Sequence[Mounts]) -> None:
        """Take the solver, all calls, and who else to ask."""
        self.converters = registered_converters(evaluator, sites)
        self._routers = Routers(evaluator, sites, self.converters)
        self._mounts = mounts

    def endpoints(self, owner: Expression, frame: Frame) -> list[Endpoint] | None:
        """The routes in the order of the URL table; None when the object is not known."""
        found = self._routers.endpoints(owner, frame)
        for mounts in self._mounts if found is None else ():
            mounted = mounts.mounted(owner, frame)
            if mounted is not None:
                return [
                    Endpoint(from_path(one.path, self.converters), one.methods, one.handler, one.location)
                    for one in mounted
                ]
        return found
