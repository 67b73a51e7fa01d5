import threading
from pathlib import Path as File

stopped = threading.Event()


def run():
    stopped.set()
    return File("a").exists()


run()
