from keys import SAVE


def save():
    return 1


def load():
    return 2


LOAD = "load"
table = {SAVE: save, LOAD: load}


def run():
    key = "sa" + "ve"
    table["save"]()
    return key


def other():
    table[LOAD]()


run()
other()
