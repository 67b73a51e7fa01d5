from functools import lru_cache


@lru_cache(maxsize=None)
def rate():
    return base()


@lru_cache
def base():
    return 1


rate()
