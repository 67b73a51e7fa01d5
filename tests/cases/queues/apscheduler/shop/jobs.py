from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

scheduler = BackgroundScheduler()


@scheduler.scheduled_job("interval", minutes=5)
def count():
    return 1


@scheduler.scheduled_job("cron", id="night", hour=3, day_of_week="mon")
def close():
    return 2


def clean():
    return 3


def sweep():
    return 4
