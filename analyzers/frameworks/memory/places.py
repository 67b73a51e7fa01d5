"""Which variable of a module, or which attribute of a class, an expression means."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.facts import Attribute, Bind, Call, Collection, Comprehension, Expression, Mapping, Name
from analyzers.linking.code import Binding, Frame, method_receiver
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.walk import last_word

_OF_PYTHON = "list dict set bytearray defaultdict OrderedDict deque Counter ChainMap Queue SimpleQueue LifoQueue"
_OF_OTHERS = "WeakKeyDictionary WeakValueDictionary WeakSet Cache LRUCache TTLCache LFUCache PriorityQueue SortedDict"
_CONTAINERS = frozenset(f"{_OF_PYTHON} {_OF_OTHERS}".split())
"""What is made by a call of this name can be changed in place."""
_PROXY, _CAST = "LocalProxy", "cast"
_LOCAL = frozenset({"threading.local", "_thread._local", "asgiref.local.Local", "gevent.local.local"})
_OF_CLASSES = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})
_COPIED = ("pydantic.", "sqlmodel.", "msgspec.", "marshmallow.", "wtforms.", "scrapy.", "graphene.", "rest_framework.")
"""Libraries whose classes give each instance attributes of its own for those of the class."""


class Places:
    """Answers by dotted paths, the same wherever something is imported or inherited."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Take the evaluator."""
        self._evaluator = evaluator
        self._code = evaluator.code

    def of(self, expression: Expression, frame: Frame) -> str | None:
        """The path of a variable of a module of ours, or of an attribute that a class of ours binds; else None."""
        if not isinstance(expression, Name | Attribute):
            return None
        owner_class = self._class_of(expression.base, frame) if isinstance(expression, Attribute) else None
        if owner_class is not None:
            owner, name = owner_class, last_word(expression)
        else:
            owner, _, name = (self._evaluator.path_of(expression, frame) or "").rpartition(".")
            if owner == frame.symbol and frame.scope.kind == "function" and isinstance(expression, Name):
                # A module may have the name of a function.
                return None
        if owner in self._code.modules:
            return f"{owner}.{name}"
        home = self._code.definitions.get(owner)
        return self._attribute(owner, name) if home is not None and home.scope.kind == "class" else None

    def is_class_attribute(self, path: str) -> bool:
        """Whether the path is that of an attribute of a class."""
        return path.rpartition(".")[0] in self._code.definitions

    def is_shared(self, path: str) -> bool:
        """Whether all instances share the attribute: no method gives an instance one of its own."""
        owner, _, name = path.rpartition(".")
        found = ((cls, held.get(name, ())) for cls, held in self._code.attribute_stores.items())
        heirs = (cls for cls, stores in found if any(not is_of_class(store.frame) for store in stores))
        if any(owner in self._evaluator.mro(cls) for cls in heirs):
            return False
        return not any(base.startswith(_COPIED) for base in self._evaluator.mro(owner))

    def holds_container(self, path: str) -> bool:
        """Whether what is bound there can be changed in place."""
        return any(_is_container(one.payload) for one in self.bindings(path))

    def holds_object(self, path: str) -> bool:
        """Whether an object of a class of ours is bound there; what stands for another one each time is none."""
        if any(self._is_proxy(one, path) for one in self.bindings(path)):
            return False
        return bool(self.classes_of_objects(path))

    def _is_proxy(self, binding: Binding, path: str) -> bool:
        """Whether it stands for another object each time, or is what a library keeps: `cast(User, current_user)`."""
        payload = binding.payload
        if isinstance(payload, Call) and last_word(payload.function) == _PROXY:
            return True
        if isinstance(payload, Call) and last_word(payload.function) == _CAST and payload.arguments:
            payload = payload.arguments[-1]
        home = self._code.frame(path.rpartition(".")[0])
        if home is None or not isinstance(payload, Name | Attribute):
            return False
        owner = (self._evaluator.path_of(payload, home) or "").rpartition(".")[0]
        return bool(owner) and owner not in self._code.modules and owner not in self._code.definitions

    def classes_of_objects(self, path: str) -> frozenset[str]:
        """The classes of ours of the objects that are bound there."""
        owner, _, name = path.rpartition(".")
        home = self._code.frame(owner)
        values = self._evaluator.name(name, home) if home is not None else ()
        return frozenset(value.name for value in values if value.kind == "instance")

    def is_of_thread(self, path: str) -> bool:
        """Whether what is bound there is another one for each thread or task."""
        above = (base for one in sorted(self.classes_of_objects(path)) for base in self._evaluator.mro(one))
        return any(base in _LOCAL for base in above)

    def is_namespace(self, base: Expression, frame: Frame) -> bool:
        """Whether an expression is a module or class of ours, or the class of the object of a method."""
        if self._class_of(base, frame) is not None:
            return True
        values = self._evaluator.values(base, frame) if isinstance(base, Name | Attribute) else ()
        return any(value.kind in ("module", "class") for value in values)

    def is_receiver_class(self, frame: Frame) -> bool:
        """Whether the first parameter of a method is its class."""
        return method_receiver(frame) is not None and is_of_class(frame)

    def bindings(self, path: str) -> Sequence[Binding]:
        """What is bound to the variable or attribute."""
        owner, _, name = path.rpartition(".")
        home = self._code.frame(owner)
        return self._code.bindings(home).get(name, ()) if home is not None else ()

    def home(self, owner: str) -> Frame | None:
        """The scope of a module or class of ours."""
        return self._code.frame(owner)

    def annotations(self, owner: str) -> list[Expression | None]:
        """What the attributes of a class of ours, and of its objects, are declared to be."""
        home = self.home(owner)
        own = [one.annotation for one in home.scope.statements if isinstance(one, Bind)] if home is not None else []
        stored = self._code.attribute_stores.get(owner, {})
        return [*own, *(one.annotation for stores in stored.values() for one in stores)]

    def _class_of(self, base: Expression, frame: Frame) -> str | None:
        """The class that `cls`, `self.__class__` or `type(self)` is in a method."""
        receiver, method = _method_around(frame)
        if receiver is None or method is None:
            return None
        if isinstance(base, Name) and base.id == receiver and is_of_class(method):
            return method.parent.symbol
        is_kind = isinstance(base, Attribute) and base.name == "__class__"
        inner = base.base if isinstance(base, Attribute) and is_kind else None
        if isinstance(base, Call) and last_word(base.function) == "type" and len(base.arguments) == 1:
            inner = base.arguments[0]
        return method.parent.symbol if isinstance(inner, Name) and inner.id == receiver else None

    def _attribute(self, owner: str, name: str) -> str | None:
        for ancestor in self._evaluator.mro(owner):
            frame = self._code.definitions.get(ancestor)
            if frame is not None and name in self._code.bindings(frame):
                return f"{ancestor}.{name}"
        return None


def is_of_class(method: Frame) -> bool:
    """Whether the first parameter of a method is the class."""
    scope = method.scope
    is_method = any(last_word(one) == "classmethod" for one in scope.decorators)
    return is_method or scope.name in _OF_CLASSES or scope.parameters[0].name in ("cls", "klass")


def _method_around(frame: Frame) -> tuple[str | None, Frame | None]:
    """The first parameter of the innermost method around a place, and the method."""
    current = frame
    while current.number > 0:
        receiver = method_receiver(current)
        if receiver is not None:
            return receiver, current
        current = current.parent
    return None, None


def _is_container(payload: object) -> bool:
    if isinstance(payload, Call):
        return last_word(payload.function) in _CONTAINERS
    if isinstance(payload, Comprehension):
        return payload.kind != "generator"
    return isinstance(payload, Mapping) or (isinstance(payload, Collection) and payload.kind != "tuple")
