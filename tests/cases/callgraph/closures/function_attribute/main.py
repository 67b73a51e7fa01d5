def undo():
    return 1


def action():
    return 2


action.undo = undo


def run():
    action()
    action.undo()


run()
