from library import Thing


class Event:
    def close(self):
        return 1


def prepare(thing: Thing):
    thing.owner = Event()


def use(thing: Thing):
    return thing.owner.close()
