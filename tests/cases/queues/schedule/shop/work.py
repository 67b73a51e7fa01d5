import schedule
from schedule import every, repeat


def count():
    return 1


def clean():
    return 2


@repeat(every().monday)
def close():
    return 3


def setup():
    schedule.every(10).minutes.do(count)
    every().day.at("10:30").do(clean)
