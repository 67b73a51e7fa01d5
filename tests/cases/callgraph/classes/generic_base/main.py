from typing import Generic, TypeVar

T = TypeVar("T")


class Item:
    pass


class Store(Generic[T]):
    def __init__(self):
        self.rows = []
        self.open()

    def open(self):
        return 1

    def close(self):
        return 2


class Items(Store[Item]):
    def __init__(self):
        super().__init__()

    def close(self):
        return super(Items, self).close()


Items().close()
