def show():
    return 1


def edit():
    return 2


def may_show():
    return True


def may_edit():
    return True


ROUTES = [
    ("show", show, may_show),
    ("edit", edit, may_edit),
]


def check():
    for name, view, allowed in ROUTES:
        allowed()


def dispatch(wanted):
    for route in ROUTES:
        if route[0] == wanted:
            route[1]()


check()
dispatch("show")
dispatch("edit")
