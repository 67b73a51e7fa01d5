def early():
    return 1


def late():
    return 2


def rescue():
    return 3


def check(text):
    return int(text)


def run(text):
    action = early
    try:
        check(text)
        action = late
    except ValueError:
        action()
        action = rescue
    action()


run("1")
run("x")
