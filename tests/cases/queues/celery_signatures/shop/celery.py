from celery import Celery
from celery.schedules import crontab

app = Celery("shop")


@app.on_after_configure.connect
def schedule(sender, **keywords):
    from shop.tasks import clean

    sender.add_periodic_task(10.0, clean.s(), name="often")
    sender.add_periodic_task(crontab(hour=7), app.signature("shop.tasks.report"))
