def work():
    return 1


def clean():
    return 2


def run():
    action = work
    try:
        action()
    finally:
        action = clean
    action()


def after():
    action = work
    try:
        action = None
    finally:
        action = clean
    action()


run()
after()
