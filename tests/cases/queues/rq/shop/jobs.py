from datetime import datetime, timedelta

from fakeredis import FakeStrictRedis
from rq import Queue
from rq.decorators import job

queue = Queue("low", connection=FakeStrictRedis())


def send(order):
    return order


def clean():
    return 1


def report(day):
    return day


@job("low", connection=queue.connection)
def count():
    return 2


def unknown(name):
    queue.enqueue(name)
