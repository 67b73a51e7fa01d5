import heapq


def save():
    return 1


heap = []
heapq.heappush(heap, (1, save))
priority, action = heapq.heappop(heap)
action()
