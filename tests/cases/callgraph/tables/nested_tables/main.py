def list_users():
    return 1


def add_user():
    return 2


def list_groups():
    return 3


COMMANDS = {
    "user": {"list": list_users, "add": add_user},
    "group": {"list": list_groups},
}


def users():
    return COMMANDS["user"]["list"]()


def groups():
    table = COMMANDS["group"]
    return table["list"]()


users()
groups()
