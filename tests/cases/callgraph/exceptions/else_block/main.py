def attempt():
    return succeed


def succeed():
    return 1


def clean():
    return 2


def run():
    try:
        action = attempt()
    except ValueError:
        return
    else:
        action()
    finally:
        clean()


run()
