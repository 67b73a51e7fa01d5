def retried(action, *args):
    note()
    return action(*args)


def note():
    pass


def write_bill():
    pass


def write_visit():
    pass


def pay():
    retried(write_bill)


def come():
    retried(lambda: write_visit())


def both():
    retried(action=write_bill)
    retried(write_visit)


pay()
come()
both()
