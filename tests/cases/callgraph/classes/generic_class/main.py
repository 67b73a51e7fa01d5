from typing import Generic, TypeVar

T = TypeVar("T")


class Item:
    def price(self):
        return 1


class Box(Generic[T]):
    def __init__(self, content: T) -> None:
        self.content = content

    def get(self) -> T:
        return self.content


Box[Item](Item()).get().price()
