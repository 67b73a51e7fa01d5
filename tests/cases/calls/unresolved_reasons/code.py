import library


def run(callback, thing):
    callback()
    thing.work()
    thing.part.work()
    missing()
    (lambda: 1)()
    [f for f in things][0]()
    Own().nothing()
    thing()().deep()
    library.make().part.work()


class Own:
    pass
