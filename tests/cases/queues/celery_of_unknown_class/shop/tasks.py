from celery import chord

from shop.board import board
from shop.queue import app


@app.task(bind=True, ignore_result=True)
def send(self, order=None):
    self.retry()


@app.task(name="nightly")
def clean():
    sweep()


@board.task
def pin(): ...


def sweep(): ...


def both():
    chord([clean.s(), clean.si()])(send.s())
