class Clock:
    def now(self):
        return 1


class Frozen:
    def now(self):
        return 2


def stamp(clock=None):
    clock = clock or Clock()
    return clock.now()


stamp()
stamp(Frozen())
