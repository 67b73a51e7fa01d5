"""Environment variables, read with the standard library or with packages for that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Expression, Import, Name, Statement
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.keyed import READ, KeyUse, Way, key_uses
from analyzers.linking.origins import origins
from analyzers.linking.walk import argument, last_word

ENVIRONMENT = "os.environ"
_NAMED = frozenset({"environ", "environb"})
_TYPED = tuple(
    "str bool int float json list tuple dict url path bytes log_level date datetime time timedelta uuid enum".split()
)
"""Methods by which packages read a variable as something."""
_GIVEN_NAMES = {"db": "DATABASE_URL", "db_url": "DATABASE_URL", "cache": "CACHE_URL", "cache_url": "CACHE_URL"}
_GIVEN_NAMES |= {"email": "EMAIL_URL", "email_url": "EMAIL_URL", "search_url": "SEARCH_URL", "channels": "CHANNELS_URL"}
"""Methods of django-environ that have a name of a variable by default."""


class _Form(NamedTuple):
    """Where a call has the name, and where what counts when the variable is not set."""

    default: int
    keyword: str = "default"
    ways: tuple[Way, ...] = READ
    name: str = ""


_CALLS: dict[str, _Form] = {
    "os.getenv": _Form(1),
    "os.getenvb": _Form(1),
    "os.putenv": _Form(1, "value", ("write",)),
    "os.unsetenv": _Form(9, ways=("write",)),
    "decouple.config": _Form(1),
    "decouple.Config": _Form(1),
    "decouple.AutoConfig": _Form(1),
    "starlette.config.Config": _Form(2),
    "prettyconf.config": _Form(2),
    "environ.Env": _Form(2),
    "environ.FileAwareEnv": _Form(2),
    "environs.Env": _Form(1),
    "environs.env": _Form(1),
}
_METHODS = {
    f"{owner}.{method}": _Form(2 if owner.startswith("environ.") else 1, name=_GIVEN_NAMES.get(method, ""))
    for owner in ("environ.Env", "environ.FileAwareEnv", "environs.Env", "environs.env")
    for method in (*_TYPED, *_GIVEN_NAMES)
}


class Asked(NamedTuple):
    """One use of a variable: its name as it is written, None where it is known as `given`."""

    frame: Frame
    use: KeyUse
    given: str = ""


def asked(linked: Linked) -> Iterator[Asked]:
    """Each use of an environment variable."""
    for path, form in (_CALLS | _METHODS).items():
        for site in linked.outside.get(path, ()):
            yield from _called(site, form)
    for frame in _frames(linked):
        yield from (Asked(frame, use) for use in key_uses(frame, partial(_is_environment, linked, frame)))


def _called(site: CallSite, form: _Form) -> Iterator[Asked]:
    """A call with a name; one of the class itself makes what is called."""
    is_making = any(value.kind == "external" and value.name in _CALLS for value in site.callees)
    if is_making and last_word(site.call.function)[:1].isupper():
        return
    name = argument(site.call, 0, "name" if argument(site.call, 0, "key") is None else "key")
    name = name or argument(site.call, 0, "var")
    if name is not None or form.name:
        default = argument(site.call, form.default, form.keyword)
        yield Asked(site.frame, KeyUse(name, form.ways, site.call.line, default), form.name)


def _frames(linked: Linked) -> dict[Frame, None]:
    """The scopes that name `os.environ`, or what is bound to it."""
    statements = (statement for frame in linked.code.frames() for statement in frame.scope.statements)
    words = {*_NAMED, *map(_bound, statements)} - {""}
    named = (one.frame for one in linked.names if last_word(one.part) in words)
    return {frame: None for frame in named if frame.module.role == "code"}


def _bound(statement: Statement) -> str:
    """The name that a statement gives to `os.environ`, by the way that it is written."""
    match statement:
        case Import(name=name, alias=alias) if name in _NAMED:
            return alias
        case Bind(target=Name(id=target), value=Attribute(name=name)) if name in _NAMED:
            return target
        case _:
            return ""


def _is_environment(linked: Linked, frame: Frame, part: Expression) -> bool:
    """Whether it is `os.environ`, or a name that is bound to it; what was taken out of it is not."""
    if not isinstance(part, Name | Attribute):
        return False
    evaluator = linked.evaluator
    behind = [(item.expression, item.frame) for item in origins(evaluator, part, frame)]
    named = [one for one in [(part, frame), *behind] if isinstance(one[0], Name | Attribute)]
    return any(evaluator.path_of(*one) == ENVIRONMENT for one in named)
