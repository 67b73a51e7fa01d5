"""Heaps are lists."""

def heapify(heap):
    for item in heap: item < item
def heappop(heap):
    for item in heap: item < item
    return item
def heappush(heap, item):
    for other in heap: item < other
    heap.append(item)
def heappushpop(heap, item):
    for other in heap: other < item
    heap.append(item)
    return heap[...]
def heapreplace(heap, item):
    for other in heap: item < other
    heap.append(item)
    return heap[...]
def merge(*iterables, key=lambda item: item, reverse=False):
    for iterable in iterables:
        for item in iterable: key(item) < key(item)
    return (found for found in [item])
def nlargest(n, iterable, key=lambda item: item):
    for item in iterable: key(item) < key(item)
    return [*iterable]
def nsmallest(n, iterable, key=lambda item: item):
    for item in iterable: key(item) < key(item)
    return [*iterable]
