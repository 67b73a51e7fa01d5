"""Views: which symbol handles a route, and which HTTP methods it answers."""

from __future__ import annotations

from typing import NamedTuple

from analyzers.facts import Attribute, Call, Collection, Constant, Expression, Lambda, Mapping, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.values import Value, elements, function_names, texts

HTTP_METHODS = ("get", "post", "put", "patch", "delete")

_FORM = ("GET", "POST", "PUT")
_GET = ("GET",)
_ALL = tuple(method.upper() for method in HTTP_METHODS)
GENERIC_METHODS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("TemplateView", "ListView", "DetailView", "BaseListView", "BaseDetailView"), _GET),
    **dict.fromkeys(("ArchiveIndexView", "YearArchiveView", "MonthArchiveView", "WeekArchiveView"), _GET),
    **dict.fromkeys(("DayArchiveView", "TodayArchiveView", "DateDetailView", "JavaScriptCatalog"), _GET),
    **dict.fromkeys(("FormView", "CreateView", "UpdateView", "ProcessFormView"), _FORM),
    **dict.fromkeys(("BaseFormView", "BaseCreateView", "BaseUpdateView"), _FORM),
    **dict.fromkeys(("LoginView", "PasswordChangeView", "PasswordResetView", "PasswordResetConfirmView"), _FORM),
    **dict.fromkeys(("PasswordChangeDoneView", "PasswordResetDoneView", "PasswordResetCompleteView"), _GET),
    **dict.fromkeys(("DeleteView", "BaseDeleteView"), ("GET", "POST", "DELETE")),
    "DeletionMixin": ("POST", "DELETE"),
    "LogoutView": ("POST",),
    "RedirectView": _ALL,
    "ListAPIView": _GET,
    "RetrieveAPIView": _GET,
    "CreateAPIView": ("POST",),
    "DestroyAPIView": ("DELETE",),
    "UpdateAPIView": ("PUT", "PATCH"),
    "ListCreateAPIView": ("GET", "POST"),
    "RetrieveUpdateAPIView": ("GET", "PUT", "PATCH"),
    "RetrieveDestroyAPIView": ("GET", "DELETE"),
    "RetrieveUpdateDestroyAPIView": ("GET", "PUT", "PATCH", "DELETE"),
    "ObtainAuthToken": ("POST",),
    "APIRootView": _GET,
}
"""HTTP methods that the generic views of Django 5.2 and Django REST framework 3.16 define."""

_RESTRICTIONS = {"require_GET": _GET, "require_POST": ("POST",), "require_safe": _GET}


class Handler(NamedTuple):
    """What answers a route: a symbol id or import path; `expression` is the view itself, without wrappers."""

    symbol: str
    methods: tuple[str, ...]
    is_ours: bool


def find_handler(evaluator: Evaluator, item: Item, followed: tuple[str, ...] = ()) -> Handler | None:
    """The handler behind a view expression, through `as_view` and decorators around it; None when unknown.

    `followed` are the names that led here.
    """
    view, frame, _ = item
    for expression in _candidates(view):
        if isinstance(expression, Call) and isinstance(expression.function, Attribute):
            if expression.function.name == "as_view":
                return _class_handler(evaluator, expression, item.with_other(expression.function.base).followed())
        elif isinstance(expression, Lambda):
            return Handler(frame.module.symbol(expression.scope), ("*",), True)
        handler = _plain_handler(evaluator, expression, frame, followed)
        if handler is not None:
            return handler
    return _made_by_factory(evaluator, view, frame) if isinstance(view, Call) else None


def _made_by_factory(evaluator: Evaluator, view: Call, frame: Frame) -> Handler | None:
    """The function that a factory of views gives, such as one for each kind of error."""
    made = function_names(evaluator.values(view, frame))
    return Handler(made[0], _function_methods(evaluator, made[0]), True) if made else None


def _candidates(view: Expression) -> list[Expression]:
    """The view, then what a decorator around it is given: `login_required(view)`, `cache_page(60)(view)`."""
    found, pending = [], [view]
    while pending:
        current = pending.pop(0)
        found.append(current)
        wraps = isinstance(current, Call) and not (
            isinstance(current.function, Attribute) and current.function.name == "as_view"
        )
        if wraps and isinstance(current, Call):
            pending.extend(a for a in current.arguments if not isinstance(a, Constant))
    return found


def _plain_handler(
    evaluator: Evaluator, expression: Expression, frame: Frame, followed: tuple[str, ...]
) -> Handler | None:
    values = sorted(evaluator.values(expression, frame))
    if isinstance(expression, Call):
        # An object that is called itself, such as a syndication feed.
        made = (v.name for v in values if v.kind == "instance" and evaluator.attribute(v, "__call__"))
        return next((Handler(name, ("*",), True) for name in made), None)
    for value in values:
        if value.kind == "function":
            return Handler(value.name, _function_methods(evaluator, value.name), True)
        if value.kind == "class":
            return Handler(value.name, class_methods(evaluator, value.name), True)
        if value.kind == "external" and isinstance(expression, Name | Attribute):
            return Handler(value.name, ("*",), False)
        if value.kind == "text" and "." in value.name:
            return _dotted_handler(evaluator, value.name, frame)
    return _assigned_view(evaluator, expression, frame, followed)


def _assigned_view(
    evaluator: Evaluator, expression: Expression, frame: Frame, followed: tuple[str, ...]
) -> Handler | None:
    """`order_list = OrderList.as_view()` in the views module, routed by that name."""
    place = evaluator.path_of(expression, frame)
    if place is None or place in followed:
        return None
    owner, _, name = place.rpartition(".")
    home = evaluator.code.frame(owner)
    if home is None:
        return None
    for binding in evaluator.code.bindings(home).get(name, ()):
        if isinstance(binding.payload, Call):
            return find_handler(evaluator, Item(binding.payload, binding.frame), (*followed, place))
    return None


def _dotted_handler(evaluator: Evaluator, dotted: str, frame: Frame) -> Handler:
    module, _, name = dotted.rpartition(".")
    home = evaluator.code.table.find(module, frame.module.facts.path)
    for value in sorted(evaluator.module_attribute(home, name)) if home else ():
        if value.kind == "function":
            return Handler(value.name, _function_methods(evaluator, value.name), True)
    return Handler(dotted, ("*",), False)


def _class_handler(evaluator: Evaluator, call: Call, base: Item) -> Handler | None:
    for value in sorted(evaluator.values(base.expression, base.frame)):
        if value.kind == "class":
            return Handler(value.name, _action_methods(call) or class_methods(evaluator, value.name), True)
        if value.kind == "external":
            methods = _action_methods(call) or GENERIC_METHODS.get(value.name.rpartition(".")[2], ("*",))
            return Handler(value.name, methods, False)
    return None


def _action_methods(call: Call) -> tuple[str, ...]:
    """`as_view({"get": "list"})` of a viewset names its methods."""
    for argument in call.arguments:
        if isinstance(argument, Mapping):
            keys = [key.value for key, _ in argument.entries if isinstance(key, Constant)]
            return tuple(k.upper() for k in keys if isinstance(k, str) and k in HTTP_METHODS)
    return ()


def class_methods(evaluator: Evaluator, view: str) -> tuple[str, ...]:
    """The HTTP methods a view class answers: its own handlers and those of the generic views it derives from."""
    found: set[str] = set()
    unknown_base = False
    for ancestor in evaluator.mro(view):
        frame = evaluator.code.definitions.get(ancestor)
        if frame is not None:
            found.update(m.upper() for m in HTTP_METHODS if m in evaluator.code.bindings(frame))
        else:
            name = ancestor.rpartition(".")[2]
            found.update(GENERIC_METHODS.get(name, ()))
            unknown_base = unknown_base or not ancestor.startswith(("django.", "rest_framework.", "<builtin>"))
    allowed = allowed_methods(evaluator, view)
    kept = tuple(m for m in _ALL if m in found and (not allowed or m in allowed))
    return kept or ("*",)


def allowed_methods(evaluator: Evaluator, view: str) -> set[str]:
    """The HTTP methods to which `http_method_names` restricts a view class; none when it says nothing."""
    return {t.upper() for t in texts(elements(evaluator.attribute(Value("class", view), "http_method_names")))}


def _function_methods(evaluator: Evaluator, function: str) -> tuple[str, ...]:
    """The methods that `require_http_methods`, `require_GET` or `api_view` allow; `*` when nothing restricts them."""
    frame = evaluator.code.definitions[function]
    for decorator in frame.scope.decorators:
        expression = decorator.function if isinstance(decorator, Call) else decorator
        for value in sorted(evaluator.values(expression, frame.parent), key=repr):
            name = value.name.rpartition(".")[2]
            if name in _RESTRICTIONS:
                return _RESTRICTIONS[name]
            if name in ("require_http_methods", "api_view"):
                return _listed_methods(decorator) or _GET
    return ("*",)


def _listed_methods(decorator: Expression) -> tuple[str, ...]:
    if not isinstance(decorator, Call) or not decorator.arguments:
        return ()
    listed = decorator.arguments[0]
    if not isinstance(listed, Collection):
        return ("*",)
    words = [item.value.upper() for item in listed.items if isinstance(item, Constant) and isinstance(item.value, str)]
    return tuple(sorted(w for w in words if w not in ("HEAD", "OPTIONS", "TRACE")))
