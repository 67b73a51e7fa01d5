from contextlib import ExitStack


class File:
    def __enter__(self):
        return Handle()

    def __exit__(self, *error):
        return None


class Handle:
    def read(self):
        return 1


def run():
    with ExitStack() as stack:
        handle = stack.enter_context(File())
        handle.read()


run()
