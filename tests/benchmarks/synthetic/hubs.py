"""The files that much of a synthetic program uses, as text and as a plan: its core, and the base of each area."""

from __future__ import annotations

from textwrap import dedent

from .plan import Class, Function, Module, Parameter

_BASE = '''\
    """What everything is built on."""

    import abc
    import logging

    logger = logging.getLogger(__name__)


    class Entity:
        """Something with a key and a state."""

        kind = "entity"
        registry = {}

        def __init__(self, key, owner=None):
            self.key = key
            self.owner = owner
            self.state = State(self)

        def __init_subclass__(cls, **options):
            super().__init_subclass__(**options)
            Entity.registry[cls.__name__] = cls

        @classmethod
        def create(cls, *args, **kwargs):
            """A new one, checked."""
            entity = cls(*args, **kwargs)
            entity.refresh()
            return entity

        @property
        def label(self):
            return f"{self.kind} {self.key}"

        def refresh(self):
            """Check again; the problems."""
            problems = self.validate()
            self.state.change(bool(problems))
            self.on_change(problems)
            return problems

        def validate(self):
            return []

        def on_change(self, problems):
            for problem in problems:
                logger.warning("%s: %s", self.label, problem)

        def __eq__(self, other):
            return isinstance(other, Entity) and self.key == other.key

        def __hash__(self):
            return hash(self.key)


    class Service(abc.ABC):
        """Something that works on entities."""

        def __init__(self, store=None):
            self.store = store or Store()
            self.hooks = []

        def on(self, hook):
            self.hooks.append(hook)
            return hook

        def execute(self, entity):
            """Run, and tell the hooks."""
            with self.store:
                result = self.run(entity)
            for hook in self.hooks:
                hook(entity, result)
            return result

        @abc.abstractmethod
        def run(self, entity):
            """Do it."""


    class State:
        """What an entity went through."""

        def __init__(self, entity):
            self.entity = entity
            self.history = []

        def change(self, value):
            self.history.append(value)
            return self.current()

        def current(self):
            return self.history[-1] if self.history else None


    class Store:
        """Where entities are kept."""

        def __init__(self):
            self.items = {}

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.flush()

        def put(self, key, value):
            self.items[key] = value

        def get(self, key):
            return self.items.get(key)

        def flush(self):
            self.items.clear()


    class LoggingMixin:
        """Says what is done."""

        def describe(self):
            return f"<{type(self).__name__} {getattr(self, 'key', '')}>"

        def log(self, message):
            logger.info("%s: %s", self.describe(), message)


    class CachingMixin:
        """Keeps what was computed."""

        def remember(self, key, make):
            cache = self.__dict__.setdefault("_cache", {})
            if key not in cache:
                cache[key] = make()
            return cache[key]


    class ProgramError(Exception):
        """The program cannot go on."""

        def __init__(self, message, code=None):
            super().__init__(message)
            self.code = code
    '''

_TOOLS = '''\
    """Small functions that all areas use."""

    import functools
    import time

    from core.base import ProgramError

    _handlers = {}


    def traced(function):
        """Measure each call."""

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            start = time.monotonic()
            try:
                return function(*args, **kwargs)
            finally:
                note(function.__name__, time.monotonic() - start)

        return wrapper


    def cached(function):
        results = {}

        @functools.wraps(function)
        def wrapper(*args):
            if args not in results:
                results[args] = function(*args)
            return results[args]

        return wrapper


    def retry(times):
        """Try again so often."""

        def decorate(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                for _ in range(times):
                    try:
                        return function(*args, **kwargs)
                    except ProgramError as error:
                        note(error.code, 0)
                raise ProgramError("gave up")

            return wrapper

        return decorate


    def register(name):
        def decorate(function):
            _handlers[name] = function
            return function

        return decorate


    def dispatch(name, *args):
        handler = _handlers.get(name, note)
        return handler(*args)


    def note(name, value):
        print(f"{name}: {value:.3f}")


    def first(items, default=None):
        """The first one."""
        for item in items:
            return item
        return default


    def require(value, message="missing"):
        if value is None:
            raise ProgramError(message)
        return value


    def apply_all(items, function):
        return [function(item) for item in items]


    def clean_text(text):
        return " ".join(str(text).split()).strip()
    '''

_AREA = '''\
    """What the area {name} is built on."""

    from core.base import Entity, ProgramError, Service

    HANDLERS = {{}}


    class {title}Error(ProgramError):
        """Something is wrong in {name}."""


    class {title}Entity(Entity):
        """An entity of {name}."""

        kind = "{name}"

        def __init__(self, key, owner=None):
            super().__init__(key, owner)
            self.children = []

        def attach(self, child):
            """Take in a child."""
            child.owner = self
            self.children.append(child)
            return child

        def validate(self):
            problems = super().validate()
            for child in self.children:
                problems += child.validate()
            return problems

        def total(self):
            return sum(child.total() for child in self.children)


    class {title}Service(Service):
        """A service of {name}."""

        def prepare(self, entity):
            return entity

        def run(self, entity):
            entity = self.prepare(entity)
            if entity.refresh():
                raise {title}Error("invalid")
            self.store.put(entity.key, entity)
            return entity


    def handles(kind):
        def decorate(cls):
            HANDLERS[kind] = cls
            return cls

        return decorate


    def get_{name}_handler(kind):
        """The handler for a kind of entity."""
        if kind not in HANDLERS:
            raise {title}Error(kind)
        return HANDLERS[kind]()
    '''

CORE_FILES = {
    "core/__init__.py": '"""The core."""\n\nfrom core.base import *\nfrom core.tools import first, note, require\n',
    "core/base.py": dedent(_BASE),
    "core/tools.py": dedent(_TOOLS),
}


def plan_core() -> Module:
    """The classes of `core.base`, and the functions of `core.tools` that can be called with any argument."""
    base, tools = Module("core.base", 0), Module("core.tools", 0)
    for name in ("Entity", "Service", "State", "Store", "LoggingMixin", "CachingMixin"):
        base.classes.append(Class(name, base, is_abstract=True))
    entity, service, state, store, logging, _ = base.classes
    entity.methods = [Function("refresh", []), Function("validate", []), Function("label", [], "property")]
    service.methods = [Function("execute", [Parameter("entity", entity)])]
    state.methods = [Function("current", []), Function("change", [Parameter("value")])]
    store.methods = [Function("get", [Parameter("key")]), Function("flush", [])]
    logging.methods = [Function("describe", []), Function("log", [Parameter("message")])]
    for name in ("first", "require", "clean_text"):
        tools.functions.append(Function(name, [Parameter("value")], takes_anything=True))
    tools.classes = base.classes
    return tools


def area_text(name: str) -> str:
    """The text of an area's `base.py`."""
    return dedent(_AREA).format(name=name, title=name.title())
