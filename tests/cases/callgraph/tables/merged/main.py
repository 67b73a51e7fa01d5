def load():
    return 1


def check():
    return 2


def send():
    return 3


FIRST = {"load": load}
SECOND = {"check": check}
BOTH = {**FIRST, **SECOND}
BOTH.update({"send": send})


def run():
    BOTH["load"]()
    BOTH["check"]()
    BOTH["send"]()


run()
