"""When functions run: in the process of a command, before a process serves, or at any time."""

from __future__ import annotations

from decomposer.assessment.phases import find_phases
from tests.fakes.programs import program


def starting(text: str) -> set[str]:
    """The functions of a program that run only before it serves."""
    found = program(text)
    functions = {symbol.id for symbol in found.symbols if symbol.kind in ("function", "method")}
    return functions & find_phases(found).starting


def test_what_only_modules_and_factories_call_runs_before_the_program_serves() -> None:
    """Also what these call in turn, constructors and decorators among it."""
    found = starting(
        """
        a calls a.register
        a.create uses flask.Flask
        a.create calls b.configure
        b.configure calls b.fill
        b.configure calls b.Store.__init__
        a decorates b.mark
        """
    )
    assert found == {"a.register", "a.create", "b.configure", "b.fill", "b.Store.__init__", "b.mark"}


def test_what_runs_later_or_again_does_not() -> None:
    """Handlers, tasks, threads, functions that are given away, and what loops call."""
    found = starting(
        """
        a.main calls a.setup
        a.main calls a.step in loop
        a.main mentions a.callback
        a.main calls a.work
        a.main calls a.send
        a.main calls a.page
        a.main calls a.shared
        a.step calls a.turn
        a.page calls a.shared
        a.page handles GET /
        a.send runs as send
        a.main launches a.work
        a.main signal a.receive
        """
    )
    assert found == {"a.main", "a.setup"}


def test_who_calls_from_outside_of_it_counts() -> None:
    """What nobody is known to call may be called at any time; tests do not count."""
    found = starting("a.main calls b.fill\nc.unknown calls b.fill\na.main calls b.load\ntests.t.f calls b.load")
    assert found == {"a.main", "b.load"}


def test_a_factory_may_make_an_application_of_a_class_of_its_own() -> None:
    """It derives from that of the framework."""
    found = starting("a.App inherits flask.Flask\nb.create instantiates a.App\nb.create calls b.fill")
    assert found == {"b.create", "b.fill"}


def test_what_prepares_an_application_runs_before_it_serves() -> None:
    """`init_app` as Flask and its extensions call it, and `ready` of Django, also where no call of them is seen."""
    found = starting(
        """
        a.Cache.init_app calls a.Cache.fill
        b.Shop inherits django.apps.AppConfig
        b.Shop.ready calls b.connect
        b.Other.ready calls b.later
        """
    )
    assert found == {"a.Cache.init_app", "a.Cache.fill", "b.Shop.ready", "b.connect"}


def test_a_factory_stays_one_whoever_calls_it() -> None:
    """As a task does that needs an application."""
    found = starting("a.create uses fastapi.FastAPI\na.create calls a.fill\nb.send calls a.create\nb.send runs as send")
    assert found == {"a.create", "a.fill"}


def test_a_command_that_a_module_hands_to_a_group_is_one() -> None:
    """The module does not run it."""
    found = program("a.clean is command clean\nb mentions a.clean\na.clean calls a.sweep")
    assert find_phases(found).commands == {"a.clean", "a.sweep"}


def test_a_main_beside_a_program_that_serves_is_a_script() -> None:
    """Without routes nothing tells what else the program would do."""
    routes, script = (
        "v.page handles GET /\n",
        "b calls b.main\nb.main calls b.sweep\na.main calls a.make\na.make uses flask.Flask",
    )
    assert find_phases(program(routes + script)).commands == {"b.main", "b.sweep"}
    assert find_phases(program(script)).commands == set()


def test_what_installs_a_program_never_runs_with_it() -> None:
    """The methods of the commands of setuptools, and what only they call."""
    found = program("a.Clean inherits setuptools.Command\na.Clean.run calls a.sweep\na.Clean.run calls a.Clean.ask")
    assert find_phases(found).commands >= {"a.Clean.run", "a.Clean.ask", "a.sweep"}


def test_a_command_that_serves_is_none() -> None:
    """What it leads to runs as long as the program does; that of another command is soon over."""
    found = find_phases(
        program(
            """
            a.serve is command serve
            a.serve calls a.start
            a.start uses uvicorn.run
            a.start calls a.load
            a.clean is command clean
            a.clean calls a.sweep
            """
        )
    )
    assert found.commands == {"a.clean", "a.sweep"}
    assert {"a.serve", "a.start", "a.load"} <= found.starting
