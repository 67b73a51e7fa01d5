import threading
import weakref
from queue import Queue

LISTENERS: "dict[str, Queue[str]]" = {}
WAITING: Queue = Queue()
RUNNING = {}
PEERS = weakref.WeakSet()
SEEN = {}


class Printer:
    made = {}

    def __init__(self, name):
        self.name = name

    @classmethod
    def of(cls, name):
        printer = cls(name)
        cls.made[name] = printer
        return cls.made[name]


class Hub:
    def __init__(self):
        self.lines: list[Queue] = []

    def join(self, line):
        self.lines.append(line)


HUB = Hub()


def listen(name):
    HUB.join(name)
    LISTENERS[name] = Queue()
    WAITING.put(name)


def run(name):
    worker = threading.Thread(target=shown)
    RUNNING[name] = {"worker": worker}
    worker.start()
    worker.join()


def note(peer):
    PEERS.add(peer)


def count(name):
    SEEN[name] = SEEN.get(name, 0) + 1


def shown():
    return len(LISTENERS), len(RUNNING), len(PEERS), len(HUB.lines), SEEN, WAITING.qsize(), Printer.made
