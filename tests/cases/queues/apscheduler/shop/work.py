from .jobs import CronTrigger, clean, scheduler


def setup():
    scheduler.add_job(clean, CronTrigger(hour=4))
    scheduler.add_job("shop.jobs:sweep", trigger="interval", hours=2, id="sweep")


def given(function):
    scheduler.add_job(function, "interval", seconds=3)
