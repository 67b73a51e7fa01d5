from abc import ABC, abstractmethod

from fastapi import Depends

from .repositories import OrderRepository, get_order_repository


class Mailer(ABC):
    @abstractmethod
    def send(self, text): ...


class Smtp(Mailer):
    def send(self, text): ...


class Null(Mailer):
    def send(self, text): ...


def get_mailer() -> Mailer:
    return Smtp()


class OrderService:
    def __init__(self, repository: OrderRepository):
        self.repository = repository

    def open_orders(self):
        return self.repository.all()

    def create(self):
        return self.repository.add({})


def get_order_service(repository: OrderRepository = Depends(get_order_repository)):
    return OrderService(repository)
