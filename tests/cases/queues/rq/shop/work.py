from datetime import datetime, timedelta, timezone

from . import jobs
from .jobs import count, queue, send


def place():
    queue.enqueue(send, 3, job_timeout=10)
    queue.enqueue("shop.jobs.clean")


def later():
    queue.enqueue_in(timedelta(minutes=5), jobs.report, "monday")
    queue.enqueue_at(datetime(2030, 1, 1, tzinfo=timezone.utc), send, 4)


def call():
    queue.enqueue_call(func=jobs.clean)
    count.delay()
