import logging
import os
import threading

import websockets

FOLDER = os.environ["SHOP_FOLDER"]
NAMES = []
SETTING = None


def hold(name):
    with open(os.path.join(FOLDER, "shop.pid"), "w") as file:
        file.write(name)
    with open(os.path.join(FOLDER, "build.log"), "w") as file:
        file.write(name)
    with open(os.path.join(FOLDER, "order.txt"), "w") as file:
        file.write(name)
    return SETTING


def log():
    logging.getLogger().addHandler(logging.FileHandler("/dev/stdout"))


async def speak():
    async with websockets.connect("wss://voice.example.org/talk") as line:
        await line.send("hello")


def event(name):
    return lambda function: function


@event("shop.manager.started")
def setup_marks():
    global SETTING
    SETTING = os.getcwd()


class Guard:
    def __enter__(self):
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()

    def __exit__(self, *_):
        NAMES.clear()

    def watch(self):
        NAMES.append("watched")
