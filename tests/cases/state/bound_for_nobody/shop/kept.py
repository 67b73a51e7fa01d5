from typing import cast

import flask_login
from werkzeug.local import LocalProxy

from . import others

hooks = None
board = None
turns = 0
last = None
shown = None
early = None


class Board:
    def __init__(self):
        self.rows = []

    def pin(self, text):
        self.rows.append(text)


class User:
    def __init__(self):
        self.name = ""

    def rename(self, name):
        self.name = name


current_user = LocalProxy(lambda: User())
buyer = cast(User, flask_login.current_user)


def load():
    global hooks, board
    board = Board()
    board.pin("a")
    hooks = {"pin": board.pin}


def count():
    global turns
    turns += 1


def repeated(number=2):
    global last
    if last is None or last < number:
        last = number
    return last


def show():
    global shown
    shown = "a"


def known():
    return others.look()


def before():
    global early
    found = early
    early = 3
    return found


def rename():
    current_user.rename("b")


def rename_buyer():
    buyer.rename("c")
