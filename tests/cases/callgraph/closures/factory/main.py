def helper():
    return 1


def make(prefix):
    def inner(text):
        return helper()

    return inner


greet = make("hello")


def run():
    greet("you")
    make("bye")("you")


run()
