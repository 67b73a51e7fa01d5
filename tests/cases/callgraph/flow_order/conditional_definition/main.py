def one():
    return 1


def two():
    return 2


def make(flag):
    if flag:

        def left():
            return one()

        chosen = left
    else:

        def right():
            return two()

        chosen = right
    return chosen


def run(flag):
    make(flag)()


run(True)
run(False)
