def start():
    return 1


def stop():
    return 2


def undo():
    return 3


def pair(value):
    match value:
        case [name, action]:
            action()
        case {"undo": action}:
            action()


def run():
    pair(["start", start])
    pair({"undo": undo})


def whole(value):
    match value:
        case None:
            return
        case action:
            action()


run()
whole(stop)
