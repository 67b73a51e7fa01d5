"""Variables that keep what only lives in one process: its threads, queues, connections, and what waits for these.

No backing service can hold such things, and another process has its own of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Constant,
    Evaluate,
    Expression,
    Lambda,
    Mapping,
    Name,
    Subscript,
)
from analyzers.frameworks.protocol import Linked
from analyzers.linking.code import Frame, method_receiver
from analyzers.linking.walk import last_word, walk

from .changing import CHANGING
from .places import Places
from .tools import MAKING, WORKING
from .writes import Write

_WAITING = "Task Future Lock Semaphore Condition Event Queue Loop"
_REACHING = "Client Connection Engine Socket socket WebSocket WebSocketServerProtocol Channel StreamWriter Transport"
_CODE = "Callable Coroutine Awaitable Generator AsyncGenerator ModuleType"
_ENDINGS = tuple(f"{WORKING} {_WAITING} {_REACHING} {_CODE}".split())
_WEAK = frozenset({"WeakSet", "WeakKeyDictionary", "WeakValueDictionary", "WeakMethod", "ref"})
"""What forgets an object that nobody else holds."""
_MAKING = MAKING.union(
    "create_task ensure_future run_coroutine_threadsafe submit create_subprocess_exec create_subprocess_shell accept "
    "create_async_engine open_connection import_module current_thread current_task get_ident getpid id __new__".split()
)
"""Functions that give something of this process, or its number in it."""
_CONTAINING = frozenset("dict list set deque defaultdict OrderedDict Dict List Set MutableMapping DefaultDict".split())
_QUEUE = "Queue"
_WORD = re.compile(r"\w+")
_STEPS = 3
"""Names behind names that are followed in a function."""


class Live:
    """Answers for variables and attributes that functions write."""

    def __init__(self, linked: Linked, places: Places) -> None:
        """Take the program."""
        self._evaluator = linked.evaluator
        self._places = places

    def is_live(self, path: str, written: Iterable[Write]) -> bool:
        """Whether the variable is declared to hold such things, or functions put some into it."""
        declared = [one.payload for one in self._places.bindings(path) if isinstance(one.payload, Call)]
        if any(last_word(one.function) in _WEAK or (_makes(one) and not _is_queue(one)) for one in declared):
            return True
        if self._is_declared(path) or any(map(self._is_kept_by, written)):
            return True
        return any(map(self._keeps_some, sorted(self._places.classes_of_objects(path))))

    def _keeps_some(self, owner: str) -> bool:
        """Whether objects of a class are declared to have containers of such things."""
        annotations = self._places.annotations(owner)
        return any(
            isinstance(one, Subscript) and last_word(one.base) in _CONTAINING and _names(one) for one in annotations
        )

    def _is_declared(self, path: str) -> bool:
        owner, _, name = path.rpartition(".")
        home = self._places.home(owner)
        statements = home.scope.statements if home is not None else ()
        annotations = (one.annotation for one in statements if isinstance(one, Bind) and last_word(one.target) == name)
        return any(one is not None and _names(one) and not _is_queue(one) for one in annotations)

    def _is_kept_by(self, write: Write) -> bool:
        return any(self._is_of_process(value, write.frame, _STEPS) for value in _stored(write))

    def _is_of_process(self, value: Expression, frame: Frame, steps: int) -> bool:
        match value:
            case Lambda():
                return True
            case Call(function=function):
                return _makes(value) or (isinstance(function, Name) and function.id == method_receiver(frame))
            case Name(id=name) if name == method_receiver(frame):
                return True
            case Name(id=name) if steps:
                return self._is_named(name, value, frame, steps)
            case Collection(items=items):
                return any(self._is_of_process(one, frame, steps) for one in items)
            case Mapping(entries=entries):
                return any(self._is_of_process(one, frame, steps) for _, one in entries)
            case _:
                return False

    def _is_named(self, name: str, value: Name, frame: Frame, steps: int) -> bool:
        """What a name of a function stands for: a function or class of the program, or what is bound to it."""
        parameters = (one.annotation for one in frame.scope.parameters if one.name == name)
        bound = [one for one in frame.scope.statements if isinstance(one, Bind) and last_word(one.target) == name]
        annotations = [*parameters, *(one.annotation for one in bound)]
        if any(one is not None and _names(one) for one in annotations):
            return True
        values = (one.value for one in bound if one.how in ("assign", "enter") and one.value is not None)
        if any(self._is_of_process(one, frame, steps - 1) for one in values):
            return True
        return any(one.kind in ("function", "class", "module") for one in self._evaluator.values(value, frame))


def _stored(write: Write) -> Iterator[Expression]:
    """What a write puts into a container, and below which key."""
    for one in (one for one in write.frame.scope.statements if one.line == write.line):
        match one:
            case Bind(target=Subscript(index=index), value=value) if value is not None:
                yield from (index, value)
            case Evaluate(value=Call(function=Attribute(name=name), arguments=arguments)) if name in CHANGING:
                yield from arguments


def _is_queue(value: Expression) -> bool:
    """Whether it is a queue itself: what waits in it is lost with the process."""
    outermost = value.base if isinstance(value, Subscript) else value.function if isinstance(value, Call) else value
    return last_word(outermost).endswith(_QUEUE)


def _makes(call: Call) -> bool:
    word = last_word(call.function)
    return word.endswith(_ENDINGS) or word in _MAKING


def _names(annotation: Expression) -> bool:
    return any(one.endswith(_ENDINGS) or one in _WEAK for part in walk(annotation) for one in _words(part))


def _words(part: Expression) -> list[str]:
    """The names in a part of an annotation, which may be a text."""
    if isinstance(part, Constant):
        return _WORD.findall(part.value) if isinstance(part.value, str) else []
    return [last_word(part)] if isinstance(part, Name | Attribute) else []
