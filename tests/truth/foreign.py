"""Names of functions, methods and classes that are not of the program: `<builtin>.str.join`, `json.encoder.dumps`."""

from __future__ import annotations

import builtins
import inspect
import pkgutil
from types import BuiltinFunctionType, FunctionType, MethodType, MethodWrapperType, ModuleType


def name_of(value: object) -> str | None:
    """The name by which a callable is defined; None for one without (an instance, an inner function).

    What every object has from `object` is left out as well: no class overrides nothing.
    """
    if isinstance(value, MethodType):
        return name_of(value.__func__)
    if isinstance(value, FunctionType):
        is_inner = "<" in value.__code__.co_qualname or value.__code__.co_filename.startswith("<string")
        return None if is_inner else f"{value.__globals__['__name__']}.{value.__code__.co_qualname}"
    if isinstance(value, type):
        return _name_of_class(value)
    if isinstance(value, BuiltinFunctionType) and isinstance(value.__self__, ModuleType | None):
        return _below(value.__module__, value.__name__)
    return _name_of_method(value)


def canonical(name: str) -> str:
    """The name by which something is defined, given the one by which it is imported, if Python knows that."""
    if name.startswith("<builtin>."):
        return name
    try:
        return name_of(pkgutil.resolve_name(name)) or name
    except (ImportError, AttributeError):
        return name


def _name_of_class(value: type) -> str:
    return _below(value.__module__, value.__qualname__)


def _name_of_method(value: object) -> str | None:
    if isinstance(value, BuiltinFunctionType):
        owner = value.__self__ if isinstance(value.__self__, type) else type(value.__self__)
        definer = next(c for c in owner.__mro__ if value.__name__ in vars(c))
    elif isinstance(value, MethodWrapperType) or (inspect.ismethoddescriptor(value) and hasattr(value, "__objclass__")):
        definer = value.__objclass__
    else:
        return None
    return None if definer is object else f"{_name_of_class(definer)}.{getattr(value, '__name__', '')}"


def _below(module: str | None, name: str) -> str:
    is_builtin = module is None or module == "builtins" or hasattr(builtins, name)
    return f"<builtin>.{name}" if is_builtin else f"{module}.{name}"
