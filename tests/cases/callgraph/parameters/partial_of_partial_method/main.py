from functools import partial


class Queue:
    def put(self, make, priority):
        self.check()
        return make()

    def check(self):
        return 1


def item():
    return 2


def run():
    put = partial(Queue().put, item)
    urgent = partial(put, priority=1)
    urgent()


run()
