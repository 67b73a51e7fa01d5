"""What Django's own code does with values: typed attributes of models, query chains, views, shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from analyzers.facts import Parameter
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.shared import Shared
from analyzers.linking.values import NOTHING, Kind, KnownMethod, Value, Values, items, one, texts

from .lookups import Lookups
from .made_fields import MADE, MadeFields
from .methods import (
    MAKE_USERS,
    OPERATIONS,
    RETURN_INSTANCE,
    RETURN_NEW,
    RETURN_QUERY,
    RETURN_VALUES,
    SHORTCUTS,
    queried,
    synchronous,
)
from .models import ModelRegistry
from .relation_receivers import RelationReceivers
from .settings import Applications, Settings

_DEFAULT_MANAGER = "_default_manager"
_MANAGERS = frozenset({"objects", _DEFAULT_MANAGER, "_base_manager"})
_USERS = "django.contrib.auth.models.UserManager"
_QUERIES = "django.db.models.QuerySet"
_MODEL = "django.db.models.Model"
_MANAGER = "django.db.models.Manager"
_MODELS = ("class", "external", "query")
"""What says of which model something is."""
_OPTIONS = "django.db.models.options.Options"
_REQUESTS = ("HttpRequest", "Request", "WSGIRequest")
_REQUEST = "django.http.HttpRequest"


class DjangoSummary:
    """Answers for models, managers, requests, generic views, forms and settings."""

    def __init__(self, registry: ModelRegistry, settings: Settings, applications: Applications) -> None:
        """Take what was found in the program."""
        self._registry = registry
        self._lookups = Lookups(registry)
        self._settings = settings
        self._applications = applications
        self._user = registry.user_model()
        self._receivers: RelationReceivers | None = None

    @property
    def knows_tables(self) -> bool:
        """Whether the program has models."""
        return bool(self._registry.models)

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per model: the other sides of relations."""
        return self._registry.reverse

    @property
    def shared(self) -> Shared:
        """None but what returns a query."""
        return Shared()

    # Attributes

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """The values of `value.name`."""
        match value.kind:
            case "query" if value.name in self._registry.models:
                return self._of_query(evaluator, value, name)
            case "class":
                return self._of_class(evaluator, value, name)
            case "external" if value.name in self._registry.models:
                return self._of_class(evaluator, value, name)
            case "instance":
                return self._of_instance(evaluator, value, name)
            case "super":
                return self._of_super(evaluator, value, name)
            case "external_instance" if value.name == _OPTIONS and value.detail:
                table = self._registry.models[value.detail].table
                return one("text", table) if name == "db_table" else one("external", f"{_OPTIONS}.{name}")
            case "external" if value.name == "django.conf.settings":
                return self._settings.values(name) or None
            case "external_instance" if name == "user" and value.name.endswith(_REQUESTS) and self._user:
                return one("instance", self._user)
        return None

    def _of_query(self, evaluator: Evaluator, value: Value, name: str) -> Values:
        for cls in self._classes_of_query(evaluator, value):
            found = evaluator.attribute(Value("instance", cls), name)
            ours = frozenset(v for v in found if v.kind == "function")
            if ours:
                return ours
        if name == "model":
            return one(self._kind_of(value.name), value.name)
        if synchronous(name) in OPERATIONS or name in RETURN_QUERY:
            return one("query_method", value.name, f"{name} {value.detail}".rstrip())
        return NOTHING

    def _classes_of_query(self, evaluator: Evaluator, value: Value) -> list[str]:
        """The classes that a query can have methods of: of its manager, if it was taken from one just now."""
        known = self._manager_named(evaluator, value.name, queried(f" {value.detail}").manager)
        managers = {known} if known else set(self._managers_of(evaluator, value.name).values())
        mixed_in = self._registry.managers.querysets_of
        return sorted({cls for one in managers for cls in (*mixed_in(one), *self._with_made(one))})

    def _with_made(self, manager: str) -> tuple[str, ...]:
        """A manager and the query sets that it makes."""
        return (manager, *self._registry.managers.made_by(manager))

    def _managers_of(self, evaluator: Evaluator, model: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for ancestor in reversed(evaluator.mro(model)):
            if ancestor in self._registry.models:
                found.update(self._registry.models[ancestor].managers)
        return found

    def _of_class(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        if value.name not in self._registry.models:
            return None
        if name == "__bases__":
            return one("external", _MODEL)
        if name == "_meta":
            return one("external_instance", _OPTIONS, value.name)
        if name in _MANAGERS or name in self._managers_of(evaluator, value.name):
            return one("query", value.name, f" {name}")
        made = self._registry.companions.get(value.name, {}).get(name)
        return one("query", made.model, f" {_DEFAULT_MANAGER}") if made is not None else None

    def _of_instance(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        if value.name in self._registry.models:
            return self._of_model_instance(value, name)
        if self._registry.managers.is_manager_class(value.name):
            return self._of_manager(evaluator, value, name)
        return self._of_view(evaluator, value, name)

    def _of_model_instance(self, value: Value, name: str) -> Values | None:
        relation = self._registry.relation(value.name, name)
        if relation is not None:
            if relation.target is None:
                return NOTHING
            if relation.kind == "many_to_many":
                return self._joined(relation.target, value.name, name)
            return one("instance", relation.target)
        accessor = self._registry.accessor(value.name, name)
        if accessor is None:
            targets = self._registry.generic_targets(value.name, name)
            return frozenset(Value("instance", target) for target in targets) or None
        if accessor.kind == "one_to_one":
            return one("instance", accessor.source)
        return one("query", accessor.source, f"{accessor.join_table} {_DEFAULT_MANAGER}")

    def _joined(self, target: str, model: str, name: str) -> Values:
        """A query through a many-to-many: each model that has it from an abstract one has its own table for it."""
        found = [self._registry.relation(concrete, name) for concrete in self._registry.concrete(model)]
        tables = [relation.join_table for relation in found if relation is not None]
        return frozenset(Value("query", target, f"{table} {_DEFAULT_MANAGER}") for table in tables)

    def _of_manager(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """`self.filter()` inside a manager: a query over every model that uses the manager."""
        if name != "model" and synchronous(name) not in OPERATIONS:
            return None
        if evaluator.code.is_bound(name, evaluator.mro(value.name)):
            return None
        users = self._models_with(lambda cls: value.name in evaluator.mro(cls))
        if name == "model":
            return frozenset(Value("class", model) for model in users)
        return frozenset(Value("query_method", model, name) for model in users)

    def _models_with(self, is_meant: Callable[[str], bool]) -> list[str]:
        """The models of which a manager, or a query set that it makes, is meant."""
        return [
            model.id
            for model in self._registry.models.values()
            if any(is_meant(cls) for manager in model.managers.values() for cls in self._with_made(manager))
        ]

    def _of_super(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """`super().get_queryset()` of a manager or view, where the framework's class comes next."""
        if evaluator.code.is_bound(name, evaluator.after_super(value)):
            return None
        if self._registry.managers.is_manager_class(value.detail) and synchronous(name) in OPERATIONS:
            models = self._models_with(lambda cls: cls == value.detail)
            return frozenset(Value("query_method", model, name) for model in models)
        return self._framework_member(evaluator, Value("instance", value.detail), name)

    def _of_view(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        order = evaluator.mro(value.name)
        frames = evaluator.code.classes_of_ours(order)
        if len(frames) == len(order):
            return None
        stores = evaluator.code.attribute_stores
        if any(name in evaluator.code.bindings(f) or name in stores.get(f.symbol, {}) for f in frames):
            return None
        return self._framework_member(evaluator, value, name)

    def _framework_member(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """A member that a generic view, form or serializer has because of its model."""
        if name == "request":
            return one("external_instance", _REQUEST)
        if name in MADE:
            models = self._form_models(evaluator, value) or self.view_models(evaluator, value.name)
            return MadeFields(evaluator, self._registry, value.name, models[0]).answer(name) if models else None
        if name not in ("get_queryset", "get_object", "object", "object_list", "save", "instance"):
            return None
        if name in ("save", "instance"):
            models = self._form_models(evaluator, value)
            made = {"save": ("query_method", "save"), "instance": ("instance", "")}[name]
        else:
            models = self.view_models(evaluator, value.name)
            made = {
                "get_queryset": ("query_method", "all"),
                "get_object": ("query_method", "get"),
                "object": ("instance", ""),
                "object_list": ("query", ""),
            }[name]
        kind, detail = made
        return frozenset(Value(kind, model, detail) for model in models) or None  # type: ignore[arg-type]  # literals above

    def _form_models(self, evaluator: Evaluator, value: Value) -> list[str]:
        """The model in `class Meta` of a form or serializer."""
        found = NOTHING
        for ancestor in evaluator.mro(value.name):
            meta = f"{ancestor}.Meta"
            if meta in evaluator.code.definitions:
                found = evaluator.attribute(Value("class", meta), "model")
                break
        return sorted(v.name for v in found if v.kind in _MODELS and v.name in self._registry.models)

    def view_models(self, evaluator: Evaluator, view: str) -> list[str]:
        """The models that a class-based view names by `model`, `queryset` or `get_queryset`."""
        cls = Value("class", view)
        found = evaluator.attribute(cls, "model") | evaluator.attribute(cls, "queryset")
        models = {v.name for v in found if v.kind in _MODELS and v.name in self._registry.models}
        return sorted(models)

    # Calls

    def result(self, callee: Value, call: GivenCall) -> Values | None:
        """The values of calling `callee`."""
        if callee.kind == "query_method" and callee.name in self._registry.models:
            return self._query_result(callee, call)
        name = callee.name.rpartition(".")[2]
        if callee.kind == "function" and name == "get_model":
            # A project's own loader of that name does what Django's does.
            return self._get_model(call)
        if callee.kind != "external":
            return None
        if name in SHORTCUTS:
            return self._shortcut(SHORTCUTS[name], call)
        if name == "get_user_model":
            return one(self._kind_of(self._user), self._user) if self._user else None
        if callee.name in self._registry.models:
            return one("instance", callee.name)
        if name == "get_model":
            return self._get_model(call)
        if name == "get_app_config":
            return self._app_config(call)
        return None

    def method(self, evaluator: Evaluator, callee: Value, call: GivenCall | None) -> KnownMethod | None:
        """What a method of a query gives, and what it calls of the model and its manager."""
        if callee.kind != "query_method" or callee.name not in self._registry.models:
            return None
        found, parts = self._query_result(callee, call), queried(callee.detail)
        if parts.way:
            return KnownMethod(found)
        query = Value("query", callee.name)
        name = synchronous(parts.method)
        is_plain = bool(parts.rows) and name in RETURN_INSTANCE
        models = [] if is_plain else [(f"{_USERS if name in MAKE_USERS else _QUERIES}.{name}", query)]
        cls = self._manager_named(evaluator, callee.name, parts.manager)
        if cls in evaluator.code.definitions:
            models.append((f"{_MANAGER}.{name}", Value("instance", cls)))
        return KnownMethod(found, tuple(models))

    def _manager_named(self, evaluator: Evaluator, model: str, manager: str) -> str:
        """The class of a manager, which the program may have written; empty for Django's own."""
        if manager != _DEFAULT_MANAGER:
            return self._managers_of(evaluator, model).get(manager, "") if manager else ""
        above = (self._registry.models[a] for a in evaluator.mro(model) if a in self._registry.models)
        return next((next(iter(one.managers.values())) for one in above if one.managers), "")

    def _query_result(self, callee: Value, call: GivenCall | None) -> Values:
        parts = queried(callee.detail)
        method = synchronous(parts.method)
        if parts.way:
            is_kept = method in RETURN_QUERY and not (parts.way == "loaded" and method in RETURN_VALUES)
            return one("query", callee.name, parts.query) if is_kept else NOTHING
        if method in ("get_or_create", "update_or_create"):
            return items(one("instance", callee.name), "0")
        if method in RETURN_INSTANCE or method == "save":
            return NOTHING if parts.rows else one("instance", callee.name)
        if method in RETURN_NEW:
            return one("instance", callee.name)
        if method == "bulk_create":
            return items(one("instance", callee.name))
        if method not in RETURN_QUERY:
            return NOTHING
        given = self._lookups.others(method, callee.name, call) if call is not None else ()
        found = (parts._replace(manager="", rows="values" if method in RETURN_VALUES else parts.rows), *given)
        return frozenset(Value("query", callee.name, one.query) for one in found)

    def _shortcut(self, kind: str, call: GivenCall) -> Values:
        values = call.values(0, "klass")
        models = {v.name for v in values if v.kind in _MODELS and v.name in self._registry.models}
        return frozenset(Value("query" if kind == "query" else "instance", model) for model in models)

    def _get_model(self, call: GivenCall) -> Values | None:
        words = [texts(call.values(position)) for position in range(min(call.positions, 2))]
        if not words or not all(words):
            return None
        model = self._registry.named(".".join(word[0] for word in words))[0]
        return one(self._kind_of(model), model) if model else None

    def _kind_of(self, model: str) -> Kind:
        """What the class of a model is: one of the program, or a name from outside."""
        return "class" if self._registry.models[model].frame is not None else "external"

    def is_table(self, path: str) -> bool:
        """Whether a class of a library stands for a table."""
        return path in self._registry.models

    def _app_config(self, call: GivenCall) -> Values | None:
        """The configuration object of an application of ours."""
        labels = texts(call.values(0, "app_label"))
        found = [self._applications.configurations[t] for t in labels if t in self._applications.configurations]
        return frozenset(Value("instance", config) for config in found) or None

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """By convention the parameter `request` of a function is the request; what a receiver gets is an instance."""
        if parameter.name == "request":
            return one("external_instance", _REQUEST)
        if parameter.name not in ("instance", "model") or not self._registry.models:
            return None
        if self._receivers is None:
            self._receivers = RelationReceivers(evaluator, self._registry)
        heard = self._receivers.heard_by(frame)
        if heard is None:
            return None
        if parameter.name == "instance":
            return one("instance", heard.instance)
        return one(self._kind_of(heard.model), heard.model) if heard.model in self._registry.models else None
