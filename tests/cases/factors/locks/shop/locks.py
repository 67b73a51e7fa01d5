import asyncio
import subprocess
import threading

import requests

writing = threading.Lock()
calling = threading.Lock()
asking = threading.Lock()
running = asyncio.Lock()
taken = threading.Lock()
reading = threading.Lock()
counting = threading.Lock()
making = threading.Lock()
done = threading.Event()


class Board:
    def __init__(self):
        self._lock = threading.RLock()
        self._rows = []

    def add(self, row):
        with self._lock:
            self._rows.append(row)


def write(text):
    with writing:
        open("orders.txt", "a").write(text)


def save():
    open("bills.txt", "w").write("a")


def call():
    with calling:
        save()


def ask():
    with asking:
        requests.post("/orders")


async def run():
    async with running:
        subprocess.run(["convert"])


def take():
    taken.acquire()
    try:
        save()
    finally:
        taken.release()


def read():
    with reading:
        return open("orders.txt").read()


def count(numbers):
    with counting:
        numbers.append(1)
    save()


def client(made={}):
    with making:
        if "client" not in made:
            made["client"] = requests.Session()
    return made["client"]


def finish():
    done.set()
