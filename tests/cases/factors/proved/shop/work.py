import threading

from shop import kept


class Pump:
    def __init__(self, lines):
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        self.lines = lines

    def run(self):
        kept.note(self.lines)


def build(name):
    kept.save(name, "built")


def later(name):
    threading.Thread(target=build, args=(name,)).start()
