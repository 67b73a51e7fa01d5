"""Sorted lists."""

def bisect(a, x, lo=0, hi=None, *, key=lambda item: item): x < key(a[...]); return 0
def bisect_left(a, x, lo=0, hi=None, *, key=lambda item: item): key(a[...]) < x; return 0
def bisect_right(a, x, lo=0, hi=None, *, key=lambda item: item): x < key(a[...]); return 0
def insort(a, x, lo=0, hi=None, *, key=lambda item: item):
    key(x) < key(a[...])
    a.insert(0, x)
def insort_left(a, x, lo=0, hi=None, *, key=lambda item: item):
    key(a[...]) < key(x)
    a.insert(0, x)
def insort_right(a, x, lo=0, hi=None, *, key=lambda item: item):
    key(x) < key(a[...])
    a.insert(0, x)
