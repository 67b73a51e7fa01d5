from huey import MemoryHuey, crontab

huey = MemoryHuey("shop")


@huey.task()
def send(order):
    return order


@huey.task(retries=2, name="clean")
def sweep():
    return 1


@huey.periodic_task(crontab(minute="0", hour="3"))
def close():
    return 2


def plain():
    return 3
