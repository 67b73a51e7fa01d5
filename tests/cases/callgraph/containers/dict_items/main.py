def one():
    return 1


def two():
    return 2


TABLE = {"one": one, "two": two}
SWITCH = {one: "one"}


def by_items():
    for name, action in TABLE.items():
        action()


def by_values():
    for action in TABLE.values():
        action()


def by_keys():
    for name in TABLE:
        TABLE[name]()


def functions_as_keys():
    for action in SWITCH:
        action()
    for action in SWITCH.keys():
        action()


by_items()
by_values()
by_keys()
functions_as_keys()
