"""Puts the parts of the Django reader together."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.frameworks.protocol import Extensions, FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.program import ForeignKey, Table

from .defined_settings import defined_settings
from .events import command_calls, commands, signal_references, transaction_scopes
from .includable import Includable
from .library_models import library_tables
from .middleware import find_middleware
from .model_gaps import model_gaps
from .model_records import Model
from .models import ModelRegistry
from .queries import QueryReader, view_accesses
from .request_transactions import request_transactions
from .setting_gaps import setting_gaps
from .settings import Applications, Settings
from .state import state_uses
from .summary import DjangoSummary
from .urls import UrlReader

_NONE = Extensions()


class DjangoReader:
    """Routes, middleware, tables, accesses, signals, commands and transactions of Django programs."""

    def __init__(self, extensions: Extensions = _NONE) -> None:
        """Take those who know what else stands in a URL table."""
        self._extensions = extensions

    def prepare(self, evaluator: Evaluator) -> DjangoSummary:
        """Finds settings, applications and models."""
        self._settings = Settings(evaluator)
        self._applications = Applications(evaluator, self._settings)
        self._find_models(evaluator)
        if _has_computed_bases(evaluator):
            # `class Card(get_model("shop", "Product"))`: what the models are must be known to know what the models are.
            with evaluator.trying(self._summary):
                self._find_models(evaluator)
        return self._summary

    def _find_models(self, evaluator: Evaluator) -> None:
        self._registry = ModelRegistry(evaluator, self._settings, self._applications)
        self._summary = DjangoSummary(self._registry, self._settings, self._applications)

    def read(self, linked: Linked) -> FrameworkFacts:
        """All facts of the linked program."""
        evaluator, sites = linked.evaluator, list(linked.sites)
        includable = Includable(linked, sites, self._extensions, self._registry.models)
        urls = UrlReader(evaluator, self._settings, self._applications, includable)
        table = urls.read()
        queries = QueryReader(evaluator, self._registry)
        queries.read(sites, linked.names)
        queries.accesses.extend(view_accesses(evaluator, self._registry, self._summary.view_models))
        tasks = list(commands(evaluator))
        sent = signal_references(evaluator, self._registry, sites, queries.changes)
        return FrameworkFacts(
            routes=table.routes,
            route_names=table.other_names,
            middleware=list(find_middleware(evaluator, self._settings)),
            tables=list(_tables(self._registry)),
            library_tables=list(library_tables(self._registry.models.values(), self._registry.user_table())),
            foreign_keys=list(_foreign_keys(self._registry)),
            accesses=queries.accesses,
            joins=queries.joins,
            state=list(state_uses(evaluator, sites, linked.names)),
            settings=list(defined_settings(evaluator, self._settings)),
            tasks=tasks,
            references=[*sent, *queries.references, *command_calls(evaluator, sites, tasks)],
            transactions=[
                *transaction_scopes(evaluator),
                *request_transactions(evaluator, self._settings, table.routes),
            ],
            blind_spots=[
                *setting_gaps(evaluator, self._settings),
                *self._registry.blind_spots,
                *model_gaps(evaluator, self._registry),
                *table.blind_spots,
            ],
            applications=self._applications.installed(),
        )


def _has_computed_bases(evaluator: Evaluator) -> bool:
    """Whether a class has a base of which nothing is known but the call that gives it."""
    classes = (frame for frame in evaluator.code.definitions.values() if frame.scope.kind == "class")
    bases = (evaluator.values(base, frame.parent) for frame in classes for base in frame.scope.bases)
    return any(all(value.kind == "result" for value in values) for values in bases)


def _own_tables(registry: ModelRegistry) -> Iterator[Model]:
    return (model for model in registry.own if not model.abstract and not model.proxy)


def _tables(registry: ModelRegistry) -> Iterator[Table]:
    """One per concrete model, and one per many-to-many without a model; what libraries make has no class."""
    for model in _own_tables(registry):
        name = model.id if model.frame is not None else None
        yield Table(model.table, name, model.label, model.location, model.managed)
        for relation in model.relations.values():
            if relation.kind == "many_to_many" and relation.through is None:
                yield Table(relation.join_table, None, model.label, relation.location, model.managed)


def _foreign_keys(registry: ModelRegistry) -> Iterator[ForeignKey]:
    for model in _own_tables(registry):
        for relation in model.relations.values():
            target = relation.target_table or "?"
            yield ForeignKey(model.table, relation.name, target, relation.kind, relation.location)
        linked = {relation.target for relation in model.relations.values() if relation.kind == "one_to_one"}
        for parent in (p for p in model.parents if p not in linked):
            name = f"{registry.models[parent].name.lower()}_ptr"
            yield ForeignKey(model.table, name, registry.models[parent].table, "one_to_one", model.location)
