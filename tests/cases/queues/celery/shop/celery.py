from celery import Celery
from celery.schedules import crontab

app = Celery("shop")
app.conf.beat_schedule = {
    "nightly": {"task": "shop.tasks.clean", "schedule": crontab(hour=2, minute=30)},
    "gone": {"task": "shop.tasks.gone", "schedule": 60.0},
}
