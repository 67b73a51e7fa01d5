"""Queues between threads: what is put in comes out."""

class Empty(Exception): ...
class Full(Exception): ...
class ShutDown(Exception): ...

class Queue:
    maxsize = 0
    def __init__(self, maxsize=0): self.queue = []
    def empty(self): return True
    def full(self): return True
    def get(self, block=True, timeout=None): return self.queue[...]
    def get_nowait(self): return self.queue[...]
    def join(self): ...
    def put(self, item, block=True, timeout=None): self.queue[...] = item
    def put_nowait(self, item): self.queue[...] = item
    def qsize(self): return 0
    def task_done(self): ...

class LifoQueue(Queue): ...

class PriorityQueue(Queue):
    def put(self, item, block=True, timeout=None):
        item < self.queue[...]
        self.queue[...] = item

class SimpleQueue:
    def __init__(self): self.__items = []
    def empty(self): return True
    def get(self, block=True, timeout=None): return self.__items[...]
    def get_nowait(self): return self.__items[...]
    def put(self, item, block=True, timeout=None): self.__items[...] = item
    def put_nowait(self, item): self.__items[...] = item
    def qsize(self): return 0
