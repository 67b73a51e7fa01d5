from celery import Task, shared_task

from shop.celery import app


@shared_task
def clean():
    return 1


@app.task
def report():
    return 2


@app.task
def collect(results):
    return sum(results)


@app.task
def failed(request, error, trace):
    return 3


class Sync(Task):
    name = "shop.sync"

    def run(self, pk):
        return step(pk)


sync = app.register_task(Sync())


def step(pk):
    return pk


@shared_task(name="shop.other")
def other():
    clean.apply_async(link=report.s(), link_error=failed.s())
    return 4
