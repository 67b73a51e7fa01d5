from dramatiq import pipeline

from .jobs import Report, clean, send


def place():
    send.send(3)
    Report.send("monday")


def later():
    clean.send_with_options(args=(2,), delay=1000)


def chain():
    pipeline([send.message(1), clean.message()]).run()
