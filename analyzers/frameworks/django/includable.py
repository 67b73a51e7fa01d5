"""What readers of other frameworks know of a URL table: objects with URLs of their own, views with operations."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.facts import Expression
from analyzers.frameworks.protocol import Extensions, Linked, Operation
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame

from .admin_sites import AdminSites, Site
from .converters import registered_converters
from .model_records import Model
from .patterns import from_path
from .rest import Endpoint, Routers


class Includable:
    """Answers what is behind `x.urls`. `converters` are the regexes of the program's own converters of paths."""

    def __init__(
        self, linked: Linked, sites: list[CallSite], extensions: Extensions, models: Mapping[str, Model]
    ) -> None:
        """Take the linked program, all its calls, who else to ask, and the models."""
        self._admin = AdminSites(linked.evaluator, sites, models)
        self.converters = registered_converters(linked.evaluator, sites)
        self._routers = Routers(linked.evaluator, sites, self.converters)
        self._mounts, self._endpoints = extensions
        for mounts in self._mounts:
            mounts.collect(linked)
        for endpoints in self._endpoints:
            endpoints.collect(linked)

    def operations(self, view: Expression, frame: Frame) -> list[Operation]:
        """What a view answers by what stands in the request."""
        return [one for endpoints in self._endpoints for one in endpoints.operations(view, frame)]

    def admin_site(self, owner: Expression, frame: Frame) -> Site | None:
        """The site of the administration that an expression means."""
        return self._admin.site(owner, frame)

    def endpoints(self, owner: Expression, frame: Frame) -> list[Endpoint] | None:
        """The routes in the order of the URL table; None when the object is not known."""
        found = self._routers.endpoints(owner, frame)
        for mounts in self._mounts if found is None else ():
            mounted = mounts.mounted(owner, frame)
            if mounted is not None:
                return [Endpoint(from_path(one.path, self.converters), *one[1:]) for one in mounted]
        return found
