import atexit
import functools


@functools.cache
def rates():
    return 1


@atexit.register
def goodbye():
    return 2


rates()
goodbye()
