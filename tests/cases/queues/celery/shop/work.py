from celery import chain

from shop.celery import app
from shop.tasks import clean, send


def place(order):
    send.delay(order)
    chain(clean.s(), send.s(order)).apply_async()


def remind(name):
    app.send_task("mail.send", args=[1])
    app.send_task(name)


def now(order):
    clean()
