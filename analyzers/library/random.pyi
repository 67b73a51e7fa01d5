"""Choices are elements of what is chosen from."""

class Random:
    def __init__(self, x=None): ...
    def choice(self, seq): seq.__len__(); return seq[...]
    def choices(self, population): population.__len__(); return [*[population[...]]]
    def randint(self, a, b): return 0
    def random(self): return 0.0
    def randrange(self, start): return 0
    def sample(self, population, k): population.__len__(); return [*[population[...]]]
    def shuffle(self, x): x[...] = x[...]
    def uniform(self, a, b): return 0.0

class SystemRandom(Random): ...

def choice(seq): seq.__len__(); return seq[...]
def choices(population): population.__len__(); return [*[population[...]]]
def randint(a, b): return 0
def random(): return 0.0
def randrange(start): return 0
def sample(population, k): population.__len__(); return [*[population[...]]]
def shuffle(x): x[...] = x[...]
def uniform(a, b): return 0.0
