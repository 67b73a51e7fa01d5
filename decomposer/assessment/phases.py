"""When functions run: in the process of a command, only before a process serves, or at any time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from decomposer.model import Program, Symbol
from decomposer.model.inheritance import heirs_of
from decomposer.model.making import class_made_by

from .calling import Calling

_APPLICATIONS = frozenset(
    "flask.Flask quart.Quart fastapi.FastAPI starlette.applications.Starlette sanic.Sanic aiohttp.web.Application "
    "pyramid.config.Configurator connexion.FlaskApp falcon.App falcon.asgi.App litestar.Litestar".split()
)
_OF_WSGI = (
    "flask.Flask.run quart.Quart.run flask_socketio.SocketIO.run werkzeug.serving.run_simple waitress.serve "
    "werkzeug.serving.make_server wsgiref.simple_server.make_server gevent.pywsgi.WSGIServer eventlet.wsgi.server "
    "cheroot.wsgi.Server bottle.run gunicorn.app.base.BaseApplication gunicorn.app.base.BaseApplication.run "
    "gunicorn.app.wsgiapp.WSGIApplication cherrypy.quickstart cherrypy.engine.block"
)
_OF_ASGI = "uvicorn.run uvicorn.Server uvicorn.Config hypercorn.asyncio.serve daphne.server.Server granian.Granian"
_OF_OTHERS = (
    "tornado.ioloop.IOLoop.start tornado.ioloop.IOLoop.current.start tornado.ioloop.IOLoop.instance.start "
    "tornado.httpserver.HTTPServer tornado.web.Application.listen aiohttp.web.run_app aiohttp.web.AppRunner "
    "sanic.Sanic.run twisted.internet.reactor.run twisted.internet.reactor.listenTCP asyncio.start_server "
    "http.server.HTTPServer http.server.ThreadingHTTPServer socketserver.TCPServer socketserver.ThreadingTCPServer "
    "xmlrpc.server.SimpleXMLRPCServer grpc.server grpc.aio.server aiosmtpd.controller.Controller"
)
_SERVING = frozenset(f"{_OF_WSGI} {_OF_ASGI} {_OF_OTHERS}".split())
"""What is called, or made, to answer requests from then on."""


_TERMINAL = frozenset(
    "click.get_current_context click.secho click.prompt click.confirm click.getchar typer.prompt typer.confirm "
    "typer.secho getpass.getpass argparse.ArgumentParser.parse_args <builtin>.input".split()
)
"""What is called to talk with whoever started a command."""
_OF_APPLICATIONS = ".init_app"
"""What extensions of Flask, and programs in their way, call the function that prepares an application."""
_MADE_WITH = ("FastAPI.__init__", "Starlette.__init__", "Router.__init__")
"""What calls a context manager it is made with, the `lifespan`, around all requests."""
_AT_START = (
    *(".on_event", ".before_serving", ".before_server_start", ".after_server_start", ".main_process_start"),
    *("worker_init.connect", "worker_process_init.connect", "worker_ready.connect", "worker_shutdown.connect"),
    *("celeryd_init.connect", "beat_init.connect", "setup_logging.connect", "after_setup_logger.connect"),
)
"""Decorators that give a function to the start or end of a process: of Starlette, Quart, Sanic, Celery."""
_NAMING = frozenset({"import", "inherit", "mention"})
_MANY = 3
"""So many objects, made before the program serves, are declarations."""
_NEARLY = 5
"""At most one of so many is made later."""
_BUILDING = ("setuptools.", "distutils.")
"""Whose commands install a program, and never run with it."""


class Phases(NamedTuple):
    """Functions by when they run.

    `commands`: only in the process of a command that is soon over; `starting`: only before a process answers requests.
    `entries`: what answers requests, is given to a queue, or leads to a server; none where no such thing is known.
    """

    commands: frozenset[str]
    starting: frozenset[str]
    entries: frozenset[str]


def find_phases(program: Program) -> Phases:
    """The functions that do not run at any time."""
    calling = Calling(program)
    given = {task.function for task in program.tasks if task.kind == "command"}
    applications = _APPLICATIONS | heirs_of(program, _APPLICATIONS.__contains__)
    making = {one.source for one in program.references if one.target in applications and one.kind not in _NAMING}
    serving = {one.source for one in program.references if one.target in _SERVING and one.kind != "import"}
    kinds = {symbol.id: symbol.kind for symbol in program.symbols}
    mains = {one.id for one in program.symbols if one.id == f"{one.module}.main" and one.kind == "function"}
    asking = {one.source for one in program.references if one.target in _TERMINAL and one.kind != "import"}
    asking = {one for one in asking if kinds.get(one) in ("function", "method")}
    passing = {one for one in given | asking if serving.isdisjoint(calling.below([one]))}
    # Where others answer requests, what is run as a script and does not lead to them is one.
    run = {name for module in program.modules for name in module.scripts if kinds.get(name) == "function"}
    beside = mains | run if program.routes else set[str]()
    scripts = {one for one in beside if (serving | making).isdisjoint(calling.below([one]))}
    building = heirs_of(program, lambda base: base.startswith(_BUILDING))
    passing |= {one.id for one in program.symbols if one.parent in building}
    # What the library calls of a command counts as called by the class.
    classes = {home for one in passing if kinds.get(home := one.rpartition(".")[0]) == "class"}
    ready = {f"{one}.ready" for one in heirs_of(program, lambda base: base.endswith(".AppConfig"))}
    ready |= {one.id for one in program.symbols if one.id.endswith(_OF_APPLICATIONS)}.union(_started(program))
    importing = {one.id for one in program.symbols if _runs_at_import(one, kinds)}
    roots = given | making | mains | ready | importing
    answering = {one.handler for one in program.routes} | {one.handler for one in program.middleware}
    answering |= {task.function for task in program.tasks if task.kind == "queue"}
    later = answering | {one.what for one in program.launches}
    # Whatever is repeated while a program is imported and made ready comes to an end.
    importing = calling.only_once_below((ready | importing) - later, later, kinds.keys())
    starting = calling.only_once_below(roots - later, later, importing)
    starting |= _declaring(program, starting)
    entries = answering | calling.above(serving | making)
    # A module that hands a command on, as to a group of commands, does not run it.
    modules = {one for one, kind in kinds.items() if kind == "module"}
    kept = {one for one in passing | scripts if calling.callers(one) <= modules}
    return Phases(
        frozenset(calling.only_below(passing | classes | scripts, kept)), frozenset(starting), frozenset(entries)
    )


def _started(program: Program) -> Iterator[str]:
    """What a library calls when a process starts, before it answers."""
    made_with = {one.target for one in program.references if one.kind == "via" and one.mechanism.endswith(_MADE_WITH)}
    for one in program.symbols:
        is_lifespan = one.id in made_with and any("contextmanager" in text for text in one.decorators)
        if is_lifespan or any(text.endswith(_AT_START) for text in one.decorators):
            yield one.id


def _declaring(program: Program, starting: AbstractSet[str]) -> set[str]:
    """Constructors that nearly all run before a process serves: what they note of an object is the same in each."""
    early: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for one in program.references:
        if one.kind == "call" and one.confidence == "certain" and class_made_by(one.target):
            made[one.target] += 1
            early[one.target] += one.source in starting
    return {one for one, number in made.items() if early[one] >= max(_MANY, number * (_NEARLY - 1) / _NEARLY)}


def _runs_at_import(symbol: Symbol, kinds: Mapping[str, str]) -> bool:
    """Whether it is a module, or a class whose body runs with that of its module."""
    return symbol.kind == "module" or (symbol.kind == "class" and kinds.get(symbol.parent or "") in ("module", "class"))
