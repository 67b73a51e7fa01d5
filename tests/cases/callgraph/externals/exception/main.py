from json import JSONDecodeError


def fail():
    raise JSONDecodeError("wrong", "a", 0)


def run():
    try:
        fail()
    except JSONDecodeError:
        return 1


run()
