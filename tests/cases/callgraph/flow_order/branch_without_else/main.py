def usual():
    return 1


def special():
    return 2


def run(is_special):
    action = usual
    if is_special:
        action = special
    action()


run(False)
run(True)
