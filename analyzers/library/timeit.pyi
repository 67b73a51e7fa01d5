"""Timing calls what it times."""

class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=None, globals=None):
        self.__stmt = stmt
        self.__setup = setup
    def autorange(self, callback=None): self.timeit(); callback(0, 0.0); return (0, 0.0)
    def print_exc(self, file=None): ...
    def repeat(self, repeat=5, number=1): return [*[self.timeit()]]
    def timeit(self, number=1): self.__setup(); self.__stmt(); return 0.0

def default_timer(): return 0.0
def repeat(stmt="pass", setup="pass"): setup(); stmt(); return [*[0.0]]
def timeit(stmt="pass", setup="pass"): setup(); stmt(); return 0.0
