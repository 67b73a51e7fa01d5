from celery import shared_task

from shop.celery import app


@shared_task
def clean():
    sweep()


@app.task(name="mail.send", bind=True)
def send(self, order):
    if not order:
        self.retry()


def sweep(): ...
