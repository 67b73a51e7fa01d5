import os
import threading

from shop import settings

VISITS = {}
TRIES = {}
RATES = {}
LAST = []
WRITING = threading.Lock()


class Window:
    title = ""
    opened = []

    @classmethod
    def open(cls, title):
        cls.title = title
        cls.opened.append(title)

    @classmethod
    def shown(cls):
        return cls.title, cls.opened


def visit(page):
    VISITS[page] = 1


def visits():
    return VISITS


def allow(user):
    TRIES[user] = TRIES.get(user, 0) + 1
    return TRIES[user] < 10


def rate(name):
    found = RATES.get(name)
    if found and found[0] == len(name):
        return found[1]
    RATES[name] = len(name), name.upper()
    return RATES[name][1]


def note(page):
    LAST.append(page)


def save(name, text):
    with WRITING:
        with open(os.path.join(settings.REPORTS, name), "w") as file:
            file.write(text)


def convert(source, target):
    with open(os.path.join(settings.SCRATCH_DIR, "page.html"), "w") as file:
        file.write(source)
    with open(target, "w") as file:
        file.write(source)
