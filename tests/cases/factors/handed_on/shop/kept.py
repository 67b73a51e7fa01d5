import heapq

from flask import Blueprint


class Jobs:
    def __init__(self):
        self._rows = []
        self.size = 0

    def add(self, row):
        heapq.heappush(self._rows, row)

    def grow(self):
        self.size += 1

    def again(self):
        self.grow()


class Pair:
    def __init__(self):
        self.names = set()

    def add(self, name):
        self.names.add(name)


jobs = Jobs()
first = Pair()
second = Pair()
waiting = []
seen = {}


def blueprint(jobs, pair):
    pages = Blueprint("pages", __name__)

    @pages.route("/add")
    def add():
        jobs.add(1)
        pair.add("a")
        seen["a"] = 1
        wait(2)
        return ""

    return pages


pages = blueprint(jobs, first)


def wait(row):
    heapq.heappush(waiting, row)
