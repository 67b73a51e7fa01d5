from collections import deque


def one():
    return 1


def two():
    return 2


def run():
    queue = deque([one])
    queue.append(two)
    while queue:
        queue.popleft()()


run()
