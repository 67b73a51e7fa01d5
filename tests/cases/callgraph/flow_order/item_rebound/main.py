def old():
    return 1


def new():
    return 2


def other():
    return 3


def run():
    table = {"key": old, "other": other}
    table["key"] = new
    table["key"]()


run()
