class Queue:
    def __iter__(self):
        return iter([1])


def waiting(queue):
    return 1 in queue


waiting(Queue())
