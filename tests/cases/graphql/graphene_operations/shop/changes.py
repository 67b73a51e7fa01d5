import graphene
from graphene import relay

from .types import OrderType


class CreateOrder(graphene.Mutation):
    class Arguments:
        size = graphene.Int()

    order = graphene.Field(OrderType)

    def mutate(root, info, size=1):
        return CreateOrder(order=None)


class CloseOrder(relay.ClientIDMutation):
    done = graphene.Boolean()

    @classmethod
    def mutate_and_get_payload(cls, root, info, **data):
        return cls(done=True)
