import graphene
from graphene import relay

from .models import Customer, Line, Order
from .types import OrderType


class CreateOrder(graphene.Mutation):
    class Arguments:
        size = graphene.Int()

    order = graphene.Field(OrderType)

    def mutate(root, info, size):
        order = Order.objects.create(size=size, customer=Customer.objects.create(name="c"))
        Line.objects.create(order=order, name="l")
        return CreateOrder(order=order)


class CloseOrder(relay.ClientIDMutation):
    done = graphene.Boolean()

    @classmethod
    def mutate_and_get_payload(cls, root, info, **data):
        Order.objects.update(size=0)
        return cls(done=True)

    def resolve_done(root, info):
        return True
