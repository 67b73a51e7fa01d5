import graphene
from graphene import relay
from graphene_django import DjangoConnectionField, DjangoListField

from .changes import CloseOrder, CreateOrder
from .types import OrderNode, OrderType, Status


def find_version(root, info):
    return "1"


class StatusQuery(graphene.ObjectType):
    current_status = graphene.Field(Status)
    plain = graphene.String(default_value="x")

    def resolve_current_status(root, info):
        return Status(text="fine")


class OrderQuery:
    orders = graphene.List(OrderType)
    order_list = DjangoListField(OrderType)
    all_orders = DjangoConnectionField(OrderNode)
    node = relay.Node.Field()
    order_by_id = graphene.Field(OrderType, id=graphene.ID())

    def resolve_orders(root, info):
        return []


class Query(OrderQuery, StatusQuery, graphene.ObjectType):
    version = graphene.String(resolver=find_version)
    renamed = graphene.Int(name="otherName")

    def resolve_renamed(self, info):
        return 1


class Mutation(graphene.ObjectType):
    create_order = CreateOrder.Field()
    close_order = CloseOrder.Field(description="done")


schema = graphene.Schema(query=Query, mutation=Mutation)
plain_schema = graphene.Schema(StatusQuery, auto_camelcase=False)
