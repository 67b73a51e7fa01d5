def clean():
    return 1


def work():
    return 2


def source():
    try:
        yield work
    finally:
        clean()


def run():
    for action in source():
        action()
        break


run()
