from collections import defaultdict


class Basket:
    def add(self):
        return 1


def run():
    baskets = defaultdict(Basket)
    baskets["a"].add()


run()
