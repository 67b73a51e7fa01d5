import strawberry
import strawberry_django

from . import models
from .access import IsKnown
from .types import OrderType, Report


def find_version() -> str:
    return "1"


@strawberry.type
class Query:
    all_orders: list[OrderType] = strawberry_django.field()
    version: str = strawberry.field(resolver=find_version)

    @strawberry_django.field(permission_classes=[IsKnown])
    def orders(self) -> list[OrderType]:
        return models.Order.objects.all()

    @strawberry.field
    def report(self) -> Report:
        return Report(title="r")


@strawberry.type
class Mutation:
    @strawberry.mutation(permission_classes=[IsKnown])
    def create_order(self, size: int) -> OrderType:
        customer = models.Customer.objects.create(name="c")
        order = models.Order.objects.create(size=size, customer=customer)
        models.Line.objects.create(order=order, name="l")
        return order


schema = strawberry.Schema(query=Query, mutation=Mutation)
