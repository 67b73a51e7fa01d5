def created():
    return 1


def deleted():
    return 2


def other():
    return 3


HANDLERS = {"order": {"created": created, "deleted": deleted}, "user": {"created": other}}


def run():
    HANDLERS["order"]["deleted"]()


def any_order(event):
    HANDLERS["order"][event]()


run()
any_order("created")
any_order("deleted")
