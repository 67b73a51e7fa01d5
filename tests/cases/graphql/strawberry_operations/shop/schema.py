import strawberry
import strawberry_django
from strawberry.tools import merge_types

from . import models
from .types import OrderType, Status


def find_version() -> str:
    return "1"


@strawberry.type
class OrderQuery:
    orders: list[OrderType] = strawberry_django.field()
    one_order: OrderType = strawberry_django.field()

    @strawberry_django.field
    def open_orders(self) -> list[OrderType]:
        return models.Order.objects.all()


@strawberry.type
class StatusQuery:
    version: str = strawberry.field(resolver=find_version)

    @strawberry.field
    def current_status(self, info: strawberry.Info) -> Status:
        return Status(text="fine")

    @strawberry.field(name="other")
    async def renamed_field(self) -> int:
        return helper(1)


def helper(number):
    return number


@strawberry.type
class Mutation:
    @strawberry.mutation
    def create_order(self, size: int) -> OrderType:
        return models.Order.objects.create(size=size)

    @strawberry_django.mutation(handle_django_errors=True)
    def close_order(self, size: int) -> OrderType:
        return models.Order.objects.get(size=size)


Query = merge_types("Query", (OrderQuery, StatusQuery))
schema = strawberry.Schema(query=Query, mutation=Mutation)
