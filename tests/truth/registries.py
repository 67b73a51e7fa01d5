"""Loads small programs with queues, schedulers and commands, and prints which functions these know themselves.

Reads jobs as JSON from standard input, `[{folder, runs}]`; writes per job `{functions, started}`: the functions that
actors, tasks, schedulers, workers and commands hold, and those that each function which ran gave to a queue of RQ.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TypedDict

import click
import typer

from tests.truth.jobs import answer_jobs


class Job(TypedDict):
    """A folder with a program, and the functions to run, in their order."""

    folder: str
    runs: list[str]


def name_of(function: Callable[..., object]) -> str:
    """Module and qualified name; of an actor that is an object, its method `perform`."""
    if not hasattr(function, "__qualname__"):
        return f"{type(function).__module__}.{type(function).__qualname__}.perform"
    whole = getattr(function, "__wrapped__", function)
    return f"{whole.__module__}.{whole.__qualname__}".replace(".<locals>", "")


def of_commands(command: object) -> Iterator[str]:
    """The functions of a command of click, and of those below it."""
    function = getattr(command, "callback", None)
    if function is not None:
        yield name_of(function)
    for one in getattr(command, "commands", {}).values():
        yield from of_commands(one)


def registered(modules: list[ModuleType]) -> Iterator[str]:
    """What the objects of libraries hold that the modules have."""
    for value in [value for module in modules for value in vars(module).values()]:
        top = type(value).__module__.partition(".")[0]
        if top == "apscheduler":
            yield from (name_of(job.func) for job in value.get_jobs())
        elif top == "dramatiq" and hasattr(value, "actors"):
            yield from (name_of(actor.fn) for actor in value.actors.values())
        elif top == "huey" and hasattr(value, "func"):
            yield name_of(value.func)
        elif getattr(value, "__name__", "") == "WorkerSettings":
            listed = [*value.functions, *value.cron_jobs]
            yield from (name_of(getattr(one, "coroutine", one)) for one in listed)
        elif isinstance(value, click.Command):
            yield from of_commands(value)
        elif top == "flask" and hasattr(value, "cli"):
            yield from of_commands(value.cli)
        elif top == "typer":
            yield from of_commands(typer.main.get_command(value))
        elif getattr(value, "__name__", "") == "schedule":
            yield from (name_of(job.job_func.func) for job in value.jobs)


def queued(modules: list[ModuleType]) -> dict[str, str]:
    """The jobs in the queues of RQ, at once and later, with the names of their functions."""
    found: dict[str, str] = {}
    for value in [value for module in modules for value in vars(module).values()]:
        if type(value).__module__ == "rq.queue":
            later = value.scheduled_job_registry.get_job_ids()
            jobs = [*value.get_jobs(), *(value.fetch_job(one) for one in later)]
            found |= {job.id: job.func_name for job in jobs}
    return found


def run(job: Job) -> dict[str, object]:
    """Loads all modules, runs the functions, and asks."""
    folder = job["folder"]
    sys.path.insert(0, folder)
    names = [".".join(path.relative_to(folder).with_suffix("").parts) for path in sorted(Path(folder).rglob("*.py"))]
    modules = [importlib.import_module(name.removesuffix(".__init__")) for name in names]
    started, before = {}, set[str]()
    for name in job["runs"]:
        owner, _, function = name.rpartition(".")
        getattr(sys.modules[owner], function)()
        jobs = queued(modules)
        started[name] = sorted({jobs[one] for one in jobs.keys() - before})
        before = set(jobs)
    return {"functions": sorted(set(registered(modules))), "started": started}


if __name__ == "__main__":
    answer_jobs(run)
