def opener():
    return 1


def closer():
    return 2


def pair():
    return opener, closer


def run_open():
    start, stop = pair()
    start()
    return stop


def run_close():
    pair()[1]()


run_open()
run_close()
