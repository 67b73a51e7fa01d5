try:
    from missing_library import LibraryError
except ImportError:

    class LibraryError(Exception):
        def __init__(self, code):
            self.code = code


def run():
    raise LibraryError(1)


try:
    run()
except LibraryError:
    pass
