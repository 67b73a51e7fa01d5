"""Numbers that ask their argument."""

def ceil(x): x.__ceil__(); return 0
def floor(x): x.__floor__(); return 0
def fsum(seq):
    for item in seq: item.__float__()
    return 0.0
def prod(iterable, *, start=1):
    for item in iterable: total = start * item
    return total
def sqrt(x): x.__float__(); return 0.0
def trunc(x): return x.__trunc__()
