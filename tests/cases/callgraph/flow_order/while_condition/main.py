def first():
    return True


def second():
    return False


def run():
    check = first
    while check():
        check = second


run()
