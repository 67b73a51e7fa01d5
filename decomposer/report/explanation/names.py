"""What a name means: exactly one thing, or an error with the nearest names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from decomposer.errors import InputError
from decomposer.model import route_key
from decomposer.model.documents import ExplanationDocument
from decomposer.model.phrases import some

from .data import explain_table
from .entries import explain_entries, explain_signal
from .kept import explain_host, explain_key, explain_setting, hosts, keys, settings
from .records import Known
from .symbols import explain_package, explain_symbol, is_package
from .written import explain_template, explain_url_name, templates_named, url_names

_NEAR = 3
_WRITTEN = ("url", "template", "key", "setting", "host")
_KINDS = ("package", "symbol", "table", "route", "task", "signal", *_WRITTEN)

Explain = Callable[[], ExplanationDocument]


def explain(known: Known, name: str) -> ExplanationDocument:
    """Everything about a symbol (or the end of its name), package, application, table, route, task or signal.

    Also of a URL name, a template, a key of a cache or session or what else is kept, a setting, or the host of another
    system, if nothing else has that name.

    `table:orders` means the table where other things have that name too. Raises InputError for a name that nothing
    has, or several things.
    """
    kind, _, rest = name.partition(":")
    wanted = rest if kind in _KINDS and rest else name
    meanings = _written(known, wanted) if wanted != name and kind in _WRITTEN else _meanings(known, wanted)
    found = {one: how for one, how in meanings if wanted == name or one == kind}
    if len(found) > 1:
        ways = " or ".join(f"{one}:{wanted}" for one in found)
        raise InputError(f"{wanted} is {_listed(found)}; write {ways}")
    if found:
        return next(iter(found.values()))()
    raise InputError(f"Nothing here is called {name}{_similar(known, wanted)}")


def _listed(kinds: dict[str, Explain]) -> str:
    return " and ".join(f"a {kind}" for kind in kinds)


def _meanings(known: Known, name: str) -> Iterator[tuple[str, Explain]]:
    """Each kind of thing that has the name; an exact name counts more than the end of one."""
    exact = dict(_exact(known, name))
    if exact:
        yield from exact.items()
        return
    ending = [one for one in known.symbols if one.endswith(f".{name}")]
    if len(ending) > 1:
        raise InputError(f"{name} is the end of several names: {some(ending)}; give more of it")
    if ending:
        yield "symbol", partial(explain_symbol, known, known.symbols[ending[0]])
    else:
        yield from _written(known, name)


def _written(known: Known, name: str) -> Iterator[tuple[str, Explain]]:
    """What stands under a name that no definition has."""
    if name in url_names(known):
        yield "url", partial(explain_url_name, known, name)
    templates = templates_named(known, name)
    if len(templates) > 1:
        raise InputError(f"{name} is the end of several paths: {some(templates)}; give more of it")
    if templates:
        yield "template", partial(explain_template, known, templates[0])
    if name in keys(known):
        yield "key", partial(explain_key, known, name)
    if name in settings(known):
        yield "setting", partial(explain_setting, known, name)
    if name in hosts(known):
        yield "host", partial(explain_host, known, name)


def _exact(known: Known, name: str) -> Iterator[tuple[str, Explain]]:
    program = known.program
    package = name
    if not is_package(known, name):
        package = next((one.package for one in program.applications if one.label == name), "")
    if package:
        yield "package", partial(explain_package, known, package)
    elif name in known.symbols:
        yield "symbol", partial(explain_symbol, known, known.symbols[name])
    if table := next((one for one in program.tables if one.name == name), None):
        yield "table", partial(explain_table, known, table)
    if routes := {route_key(one) for one in program.routes if name in (route_key(one), one.pattern)}:
        yield "route", partial(explain_entries, known, name, "route", routes)
    # What runs as a task of its own name is explained with all that is known of the function.
    if any(one.name == name != one.function for one in program.tasks):
        yield "task", partial(explain_entries, known, name, "task", {name})
    if name in _signals(known):
        yield "signal", partial(explain_signal, known, name)


def _signals(known: Known) -> set[str]:
    return {one.mechanism for one in known.program.references if one.kind == "signal"}


def _similar(known: Known, name: str) -> str:
    """The nearest names there are: routes for what looks like one, else by the last word of each name."""
    from difflib import get_close_matches

    words: dict[str, dict[str, None]] = {}
    for word, full in _routes(known) if "/" in name else _names(known):
        words.setdefault(word.lower(), {})[full] = None
    last = name if "/" in name else name.rpartition(".")[2]
    near = dict.fromkeys(full for word in get_close_matches(last.lower(), words, _NEAR) for full in words[word])
    return f"; did you mean {some(near)}?" if near else ""


def _written_names(known: Known) -> set[str]:
    return _signals(known) | url_names(known) | keys(known) | settings(known) | hosts(known)


def _routes(known: Known) -> Iterator[tuple[str, str]]:
    for one in known.program.routes:
        yield one.pattern, one.pattern
        yield route_key(one), route_key(one)


def _names(known: Known) -> Iterator[tuple[str, str]]:
    program = known.program
    yield from ((one.label, one.label) for one in program.applications)
    yield from ((one.name, one.name) for one in program.tables)
    yield from ((one, one) for one in sorted(_written_names(known)))
    yield from ((one.name.rpartition(".")[2], one.name) for one in program.tasks)
    yield from ((one.rpartition(".")[2], one) for one in known.symbols)
