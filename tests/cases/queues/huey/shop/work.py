from .jobs import plain, send, sweep


def place():
    send(3)
    plain()


def later():
    sweep.schedule(delay=60)
