"""Processes and threads: which command, or which function runs there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from analyzers.facts import Collection, Expression, Name, Starred
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import argument, last_word
from analyzers.program import Launch

from .targets import ANY, cleaned

_RUNS = ("run", "Popen", "call", "check_call", "check_output", "getoutput", "getstatusoutput")
_COMMANDS = {f"subprocess.{name}" for name in _RUNS} | {"os.system", "os.popen", "os.startfile"}
_COMMANDS |= {"asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell"}
_SPREAD = ("asyncio.create_subprocess_exec", "asyncio.subprocess.create_subprocess_exec")
_FORMS = ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")
_EXECUTING = {f"os.{kind}{form}" for kind in ("exec", "spawn") for form in _FORMS}
_WORKERS: dict[str, Literal["process", "thread"]] = {
    "threading.Thread": "thread",
    "threading.Timer": "thread",
    "concurrent.futures.ThreadPoolExecutor": "thread",
    "concurrent.futures.thread.ThreadPoolExecutor": "thread",
    "multiprocessing.pool.ThreadPool": "thread",
    "multiprocessing.Process": "process",
    "multiprocessing.Pool": "process",
    "multiprocessing.pool.Pool": "process",
    "concurrent.futures.ProcessPoolExecutor": "process",
    "concurrent.futures.process.ProcessPoolExecutor": "process",
    "os.fork": "process",
}
_STARTED: dict[str, Literal["process", "thread"]] = {
    "threading.Thread.start": "thread",
    "multiprocessing.Process.start": "process",
}
_POOLS = ("concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor")
_WAITING = (
    *("threading.Thread.join", "multiprocessing.Process.join", "multiprocessing.Pool.join"),
    *(f"{pool}.{method}" for pool in _POOLS for method in ("shutdown", "map")),
    *("concurrent.futures.wait", "concurrent.futures.as_completed"),
)
_EVENTS = ("threading.Event.wait", "multiprocessing.Event.wait", "queue.Queue.get", "concurrent.futures.Future.result")
"""What waits for a thread only if that is all that the object is made for."""
_TIMER = "threading.Timer"
_MOST_WORDS = 12


def launches(linked: Linked) -> Iterator[Launch]:
    """Each start of a process or thread."""
    evaluator = linked.evaluator
    for path in sorted(_COMMANDS & linked.outside.keys()):
        for site in linked.outside[path]:
            found = (argument(site.call, 0, keyword) for keyword in ("args", "cmd", "command"))
            given = next((one for one in found if one is not None), None)
            yield from _processes(site, _commands(evaluator, given, site), path)
    for path in sorted({*_SPREAD, *_EXECUTING} & linked.outside.keys()):
        for site in linked.outside[path]:
            words = site.call.arguments if path in _SPREAD else site.call.arguments[:1]
            yield from _processes(site, [_words(evaluator, words, site)], path)
    yield from _workers(linked)


def _workers(linked: Linked) -> Iterator[Launch]:
    """Threads and processes that run functions, and those that are objects of a class of the program."""
    waiting = _waiting(linked)
    cancelled = {(site.frame.module.name, _holder(site)) for site in linked.outside.get(f"{_TIMER}.cancel", ())}
    for path, kind in _WORKERS.items():
        for site in linked.outside.get(path, ()):
            what, is_awaited = _function(linked.evaluator, site, path), _is_awaited(site, waiting)
            is_cancelled = path == _TIMER and (site.frame.module.name, _kept_as(site)) in cancelled
            yield Launch(site.frame.symbol, kind, what, site.location, path, "certain", is_awaited, is_cancelled)
    for path, kind in _STARTED.items():
        for site in linked.outside.get(path, ()):
            ours = sorted(f"{value.name}.run" for value in site.receivers if value.kind == "instance")
            for one in ours:
                is_awaited = _is_awaited(site, waiting)
                yield Launch(site.frame.symbol, kind, one, site.location, path, "certain", is_awaited)


def _waiting(linked: Linked) -> dict[Frame, int]:
    """The last line of each scope at which it waits for the end of a thread, or of what a pool does."""
    found: dict[Frame, int] = {}
    of_threads = [site for path in _WAITING for site in linked.outside.get(path, ())]
    of_events = [site for path in _EVENTS for site in linked.outside.get(path, ()) if _is_own(site)]
    for site in (*of_threads, *of_events):
        found[site.frame] = max(site.call.line, found.get(site.frame, 0))
    return found


def _is_own(site: CallSite) -> bool:
    """Whether what a function waits for is a variable of its own."""
    base = site.base
    return isinstance(base, Name) and base.id in site.frame.scope.bound and base.id not in site.frame.scope.outer_names


def _holder(site: CallSite) -> str:
    """The last word of what a method is called on."""
    return last_word(site.base) if site.base is not None else ""


def _kept_as(site: CallSite) -> str:
    """The last word of what the result of a call is bound to."""
    return next((last_word(one.target) for one in site.bindings()), "…")


def _is_awaited(site: CallSite, waiting: dict[Frame, int]) -> bool:
    """Whether the same scope waits on a later line, or the end of a `with` block does."""
    if waiting.get(site.frame, 0) > site.call.line:
        return True
    return any(one.how == "enter" for one in site.bindings())


def _processes(site: CallSite, commands: list[str], path: str) -> Iterator[Launch]:
    for command in commands:
        yield Launch(
            site.frame.symbol, "process", command, site.location, path, "certain" if len(commands) == 1 else "likely"
        )


def _commands(evaluator: Evaluator, given: Expression | None, site: CallSite) -> list[str]:
    """The commands that an argument may be: a text, or a list of words."""
    if isinstance(given, Collection):
        return [_words(evaluator, given.items, site)]
    found = strings(evaluator, given, site.frame) if given is not None else []
    if found or given is None:
        return [cleaned(one) for one in found] or [ANY]
    listed = list(items_of(evaluator, given, site.frame))
    return [_words(evaluator, [item.expression for item in listed], site)] if listed else [ANY]


def _words(evaluator: Evaluator, words: tuple[Expression, ...] | list[Expression], site: CallSite) -> str:
    found = [_word(evaluator, word, site) for word in words[:_MOST_WORDS]]
    return cleaned(" ".join(found)) or ANY


def _word(evaluator: Evaluator, word: Expression, site: CallSite) -> str:
    if isinstance(word, Starred):
        return HOLE
    found = strings(evaluator, word, site.frame)
    return found[0] if len(found) == 1 else HOLE


def _function(evaluator: Evaluator, site: CallSite, path: str) -> str:
    """What a thread or process runs: a function of the program, or nothing that is known."""
    given = argument(site.call, 1, "function" if path.endswith("Timer") else "target")
    values = evaluator.values(given, site.frame) if given is not None else ()
    return next((value.name for value in sorted(values) if value.kind in ("function", "external")), "")
