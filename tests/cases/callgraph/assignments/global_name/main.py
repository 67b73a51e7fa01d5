def work():
    return 1


handler = None


def setup():
    global handler
    handler = work


def run():
    handler()


setup()
run()
