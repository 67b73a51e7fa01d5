from contextlib import ExitStack


def clean(path):
    return path


def run():
    with ExitStack() as stack:
        stack.callback(clean, "x")


run()
