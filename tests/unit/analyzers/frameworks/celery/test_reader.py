"""Tasks of a queue, their schedules, and who starts them."""

from __future__ import annotations

import pytest

from analyzers.frameworks.celery import CeleryReader
from analyzers.program import Program
from tests.fakes.sources import program_of

APP = """
    from celery import Celery
    app = Celery("shop")
"""
TASKS = """
    from celery import shared_task
    from shop.app import app

    @shared_task
    def plain(): ...

    @app.task(name="mail.send", bind=True)
    def send(self, order): ...

    class Report(app.Task):
        name = "report"
        def run(self): ...
"""


def read(text: str, **more: str) -> Program:
    """The program of `shop/use.py` beside an app and three tasks, as the Celery reader sees it."""
    extra = {f"shop/{name}.py": source for name, source in more.items()}
    return program_of({"shop/app.py": APP, "shop/tasks.py": TASKS, "shop/use.py": text, **extra}, [CeleryReader()])


def started(program: Program) -> list[tuple[str, str, str, str]]:
    """Caller, task function, mechanism and confidence of each start."""
    return [(r.source, r.target, r.mechanism, r.confidence) for r in program.references if r.kind == "task"]


def schedules(program: Program) -> dict[str, str]:
    """The schedules by task name."""
    return {task.name: task.schedule for task in program.tasks if task.schedule}


def spots(program: Program) -> list[tuple[str, str]]:
    """Reason and detail of blind spots about tasks."""
    return [(spot.reason, spot.detail) for spot in program.blind_spots if spot.kind == "task"]


def test_tasks() -> None:
    """Decorated functions and task classes are tasks, under their own name or the default one."""
    assert [(task.name, task.function, task.kind, task.framework) for task in read("").tasks] == [
        ("mail.send", "shop.tasks.send", "queue", "celery"),
        ("report", "shop.tasks.Report.run", "queue", "celery"),
        ("shop.tasks.plain", "shop.tasks.plain", "queue", "celery"),
    ]


OWN_DECORATOR = """
from celery import Celery
class Own(Celery):
    def task(self, function):
        return function
q = Own()
@q.task
def work(): ...
"""


@pytest.mark.parametrize(
    ("source", "framework"),
    [
        ("import celery\n@celery.shared_task()\ndef work(): ...", "celery"),
        ("from celery import task\n@task\ndef work(): ...", "celery"),
        ("from missing import celery_app\n@celery_app.task\ndef work(): ...", "celery"),
        ("import dramatiq\n@dramatiq.actor(actor_name='shop.work.work')\ndef work(): ...", "dramatiq"),
        ("from rq.decorators import job\n@job('high')\ndef work(): ...", "rq"),
        ("from celery import Celery\nclass Own(Celery): ...\nq = Own()\n@q.task\ndef work(): ...", "celery"),
        (OWN_DECORATOR, "celery"),
        ("from shop.board import task\n@task\ndef work(): ...", None),
        ("from invoke import task\n@task\ndef work(): ...", None),
    ],
)
def test_decorators(source: str, framework: str | None) -> None:
    """A decorator makes a task when it comes from a queue, not because it is called `task`."""
    program = program_of({"shop/work.py": source, "shop/board.py": "def task(f):\n    return f"}, [CeleryReader()])
    expected = [] if framework is None else [("shop.work.work", "shop.work.work", framework)]
    assert [(task.name, task.function, task.framework) for task in program.tasks] == expected


def test_presumed_tasks() -> None:
    """What an unknown object called to make a task is likely to be started, in a program that imports Celery only."""
    work = "def make(app):\n    @app.task\n    def work(): ...\n    work.delay()"
    found = program_of({"work.py": f"import celery\n{work}"}, [CeleryReader()])
    assert started(found) == [("work.make", "work.make.work", "celery.delay", "likely")]
    assert program_of({"work.py": work}, [CeleryReader()]).tasks == ()


def test_starts() -> None:
    """Each way to start a task, or to put it into a chain, is a reference to its function."""
    program = read(
        """
        from celery import chain
        from shop import tasks
        from shop.tasks import plain, send, Report
        def use(orders):
            plain.delay()
            tasks.send.apply_async(args=[1])
            chain(plain.s(), send.si(1))()
            for order in orders:
                Report().delay()
        """
    )
    assert started(program) == [
        ("shop.use.use", "shop.tasks.plain", "celery.delay", "certain"),
        ("shop.use.use", "shop.tasks.send", "celery.apply_async", "certain"),
        ("shop.use.use", "shop.tasks.plain", "celery.s", "certain"),
        ("shop.use.use", "shop.tasks.send", "celery.si", "certain"),
        ("shop.use.use", "shop.tasks.Report.run", "celery.delay", "certain"),
    ]
    assert [r.in_loop for r in program.references if r.kind == "task"] == [False, False, False, False, True]
    assert [spot for spot in program.blind_spots if spot.kind == "call"] == []


def test_starts_by_name() -> None:
    """A task sent by name is found through constants; the default name is its dotted path."""
    program = read(
        """
        from celery import signature
        from shop.app import app
        SEND = "mail.send"
        def use():
            app.send_task(SEND, args=[1])
            app.send_task(name="shop.tasks.plain")
            signature("report").delay()
            app.tasks["mail.send"].delay(1)
        """
    )
    assert started(program) == [
        ("shop.use.use", "shop.tasks.send", "celery.send_task", "certain"),
        ("shop.use.use", "shop.tasks.plain", "celery.send_task", "certain"),
        ("shop.use.use", "shop.tasks.Report.run", "celery.signature", "certain"),
        ("shop.use.use", "shop.tasks.send", "celery.delay", "certain"),
    ]


def test_unknown_names_are_blind_spots() -> None:
    """A name that is not known, or that no task has, is said with the name."""
    program = read(
        """
        from shop.app import app
        def use(order):
            app.send_task("mail.lost")
            app.send_task(order.task_name)
        """
    )
    assert spots(program) == [
        ("no task has this name", "mail.lost"),
        ("the name of a task is not known", "order.task_name"),
    ]
    assert started(program) == []


def test_overriding_method_starts_nothing() -> None:
    """An application that hands `send_task` on to Celery's own does not start every task there is."""
    program = read(
        """
        from celery import Celery
        class Own(Celery):
            def send_task(self, name, **options):
                return super().send_task(name, **options)
        own = Own()
        def use():
            own.send_task("mail.send")
        """
    )
    assert [start[:2] for start in started(program)] == [("shop.use.use", "shop.tasks.send")]
    assert spots(program) == []


ENTRY = '{"night": {"task": "mail.send", "schedule": crontab(hour=2, minute="*/5")}}'


@pytest.mark.parametrize(
    "text",
    [
        f"CELERY_BEAT_SCHEDULE = {ENTRY}",
        f"CELERYBEAT_SCHEDULE = {ENTRY}",
        f"class Config:\n    beat_schedule = {ENTRY}",
        f"app.conf.beat_schedule = {ENTRY}",
        f"app.conf['beat_schedule'] = {ENTRY}",
        f"app.conf.update(beat_schedule={ENTRY})",
        f"app.conf.update({{'beat_schedule': {ENTRY}}})",
        f"CELERY_BEAT_SCHEDULE.update({ENTRY})",
        f"NIGHT = {ENTRY}\nCELERY_BEAT_SCHEDULE = {{**NIGHT}}",
        f"NIGHT = {ENTRY}\napp.conf.beat_schedule = NIGHT",
        f"CELERY_BEAT_SCHEDULE['night'] = {ENTRY[10:-1]}",
        "def setup(sender, **kwargs):\n    sender.add_periodic_task(crontab(hour=2, minute='*/5'), send.s(1))",
        "app.conf.beat_schedule = {'x': {'task': send.name, 'schedule': crontab(hour=2, minute='*/5')}}",
    ],
)
def test_schedules(text: str) -> None:
    """Wherever a beat schedule is written, its entry belongs to the task it names."""
    head = "from celery.schedules import crontab\nfrom shop.app import app\nfrom shop.tasks import send\n"
    assert schedules(read(head + text)) == {"mail.send": "crontab(hour=2, minute='*/5')"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("30.0", "every 30 s"),
        ("60 * 60", "every 3600 s"),
        ("60 * 60 + 30", "every 3630 s"),
        ("timedelta(minutes=5)", "timedelta(minutes=5)"),
        ("celery.schedules.crontab(day_of_week=[1, 'fri'])", "crontab(day_of_week=[1, 'fri'])"),
        ("settings.INTERVAL * 60", "settings.INTERVAL * 60"),
    ],
)
def test_schedule_text(written: str, shown: str) -> None:
    """Numbers are seconds; what is computed elsewhere is shown as it is written."""
    program = read(f"beat_schedule = {{'x': {{'task': 'report', 'schedule': {written}}}}}")
    assert schedules(program) == {"report": shown}


def test_schedule_of_unknown_task() -> None:
    """A schedule that names no task of the program is a blind spot at its place."""
    program = read("beat_schedule = {'x': {'task': 'gone.away', 'schedule': 5}}")
    assert spots(program) == [("no task has this name", "gone.away")]


def test_periodic_decorator() -> None:
    """A decorator may hold the schedule."""
    program = read(
        """
        from celery.task import periodic_task
        @periodic_task(run_every=60)
        def tick(): ...
        """
    )
    assert schedules(program) == {"shop.use.tick": "every 60 s"}
