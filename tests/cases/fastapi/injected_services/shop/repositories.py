from typing import Generic, TypeVar

Model = TypeVar("Model")


class Order: ...


class Repository(Generic[Model]):
    def __init__(self, model):
        self.model = model

    def all(self):
        return []

    def add(self, row):
        return row


class OrderRepository(Repository[Order]):
    def __init__(self):
        super().__init__(Order)


def get_order_repository():
    return OrderRepository()
