from collections import defaultdict


class Bucket:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)


def run():
    buckets = defaultdict(Bucket)
    buckets["a"].put(1)


def handlers():
    found = defaultdict(list)
    found["x"].append(work)
    for action in found["x"]:
        action()


def work():
    return 1


run()
handlers()
