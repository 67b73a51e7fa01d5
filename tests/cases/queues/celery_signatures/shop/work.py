from celery import chord, group, signature
from celery.canvas import chain as follow

from shop.celery import app
from shop.tasks import clean, collect, other, report, sync


def all_at_once():
    return chord([clean.s(), report.s()])(collect.s())


def grouped():
    tasks = group(clean.si() for _ in range(3))
    return tasks.apply_async()


def with_bars():
    return (clean.s() | collect.s() | other.si()).delay()


def in_order():
    return follow(clean.s(), report.si()).delay()


def by_name():
    signature("shop.other").delay()
    app.send_task("shop.tasks.report")
    app.tasks["shop.other"].delay()


def as_class():
    sync.delay(1)


def mapped():
    clean.chunks(zip(range(10)), 2).delay()
    report.starmap([(1,)]).apply_async()


def replaced(task):
    clean.apply_async(countdown=3)
    clean.apply()
