import asyncio
import threading
from threading import RLock

lock = threading.Lock()
turn = asyncio.Semaphore(2)


class Store:
    def __init__(self):
        self._lock = RLock()

    def save(self):
        with self._lock:
            return 1


class Cellar(Store):
    def fetch(self):
        with self._lock:
            return 2


class Waiter:
    def __init__(self):
        self._asked = threading.Event()

    def ask(self):
        self._asked.set()


def place():
    with lock:
        return Store().save()


def pay():
    lock.acquire()
    lock.release()


async def ask():
    async with turn:
        return 1


def local():
    own = threading.Lock()
    with own:
        return 2
