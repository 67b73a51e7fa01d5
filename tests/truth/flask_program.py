"""Boots small Flask programs and prints what Flask itself says about their routes, and which calls pass through it.

Reads jobs as JSON from standard input, `[{folder, requests}]`; writes per job a record `Answer`. A program is the `app`
of its module `wsgi`, and runs in a process of its own.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import FrameType
from typing import TypedDict

import flask  # loaded before the fork, so that each program need not
from werkzeug.exceptions import HTTPException

from tests.truth.flask_routes import handler, routes
from tests.truth.jobs import answer_jobs

_NAMELESS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<module>"}
_SERVER_ERROR = 500


class Job(TypedDict):
    """A program: its folder with `wsgi.py`, and requests such as `GET /a` or `POST /a x=1`, or a command."""

    folder: str
    requests: list[str]


class Answer(TypedDict):
    """Routes of the program and of Flask; names with their handlers; calls with other code between, for requests."""

    routes: list[tuple[str, str, str]]
    url_names: dict[str, list[str]]
    via: list[tuple[str, str]]


def answer(job: Job) -> Answer:
    """Boot one program and ask Flask."""
    sys.path.insert(0, job["folder"])
    app = importlib.import_module("wsgi").app
    assert isinstance(app, flask.Flask)
    own = {Path(path).relative_to(job["folder"]).parts[0].removesuffix(".py") for path in _files(job["folder"])}
    libraries = {str(one.url_prefix or "") + (one.static_url_path or "/") for one in _libraries(app, own)}
    found = [row for row in routes(app) if row[2].partition(".")[0] in own]
    found += [r for r in routes(app) if r[2].startswith("flask.") and not r[1].startswith(tuple(libraries))]
    watch = _Watch(job["folder"])
    for request in job["requests"]:
        _request(app, request, watch)
    names: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        handlers = {row[2] for row in found if row[1] == rule.rule}
        names.setdefault(rule.endpoint, set()).update(handlers)
    return {
        "routes": found,
        "url_names": {name: sorted(names[name]) for name in sorted(names) if names[name]},
        "via": sorted(watch.seen),
    }


def _libraries(app: flask.Flask, own: set[str]) -> list[flask.Blueprint]:
    """Blueprints that libraries bring along."""
    found = [one for one in app.blueprints.values() if isinstance(one, flask.Blueprint)]
    return [one for one in found if one.import_name.partition(".")[0] not in {*own, "__main__"}]


def _files(folder: str) -> list[str]:
    return [str(path) for path in Path(folder).rglob("*.py")]


def _request(app: flask.Flask, request: str, watch: _Watch) -> None:
    method, path, data = f"{request} ".split(" ", 2)
    if method == "COMMAND":
        runner = app.test_cli_runner()
        with watch:
            result = runner.invoke(args=[path])
        assert result.exit_code == 0, (request, result.output, result.exception)
        watch.attribute("")
        return
    try:
        rule, _ = app.url_map.bind("localhost").match(path.partition("?")[0], method, return_rule=True)
        answering = handler(app, rule, method)
    except HTTPException:
        answering = ""
    kind = "application/json" if data[:1] in ("{", "[") else "application/x-www-form-urlencoded"
    client = app.test_client()
    with watch:
        response = client.open(path, method=method, data=data.strip(), content_type=kind)
    assert response.status_code < _SERVER_ERROR, (request, response.status_code, response.text)
    watch.attribute(answering)


class _Watch:
    """A profiler that sees calls of the program that are not made by the program."""

    def __init__(self, folder: str) -> None:
        self._folder = f"{folder}{os.sep}"
        self.seen: set[tuple[str, str]] = set()
        self._entered: set[str] = set()

    def __enter__(self) -> None:
        sys.setprofile(self._look)

    def __exit__(self, *_error: object) -> None:
        sys.setprofile(None)

    def attribute(self, answering: str) -> None:
        """What nobody of the program called since this was last asked was called for a handler."""
        if answering:
            self.seen.update((answering, name) for name in self._entered if name != answering)
        self._entered.clear()

    def _look(self, frame: FrameType, event: str, _argument: object) -> None:
        if event != "call" or not self._is_own(frame) or frame.f_code.co_name in _NAMELESS:
            return
        caller, between = frame.f_back, 0
        while caller is not None and (not self._is_own(caller) or caller.f_code.co_name in _NAMELESS):
            between += not self._is_own(caller)
            caller = caller.f_back
        if caller is None:
            self._entered.add(_name(frame))
        elif between:
            self.seen.add((_name(caller), _name(frame)))

    def _is_own(self, frame: FrameType) -> bool:
        # The code that Jinja makes has the name of the template.
        return frame.f_code.co_filename.startswith(self._folder) and frame.f_code.co_filename.endswith(".py")


def _name(frame: FrameType) -> str:
    return f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname}".replace(".<locals>", "")


if __name__ == "__main__":
    answer_jobs(answer)
