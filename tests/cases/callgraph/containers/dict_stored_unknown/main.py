def known():
    return 1


def stored():
    return 2


def run(key):
    table = {"known": known}
    table[key] = stored
    table["other"]()
    return table


run("other")
