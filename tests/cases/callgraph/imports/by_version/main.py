import sys

if sys.platform == "unheard of":
    from rare import work
else:
    from usual import work


def run():
    work()


run()
