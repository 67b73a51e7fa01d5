def done():
    return 1


def fetch(on_done):
    process(on_done)


def process(callback):
    finish(callback=callback)


def finish(callback):
    callback()


fetch(done)
