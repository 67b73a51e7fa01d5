from typing import NamedTuple


class Handler:
    def run(self):
        return 1


class Entry(NamedTuple):
    name: str
    handler: object

    def start(self):
        return self.handler.run()


Entry("a", Handler()).start()
