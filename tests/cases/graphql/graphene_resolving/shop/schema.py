import graphene
from graphene_django import DjangoListField

from .changes import CloseOrder, CreateOrder
from .models import Order
from .types import OrderType, Report


class Query(graphene.ObjectType):
    orders = graphene.List(OrderType)
    order_list = DjangoListField(OrderType)
    report = graphene.Field(Report)

    def resolve_orders(root, info):
        return Order.objects.all()

    def resolve_report(root, info):
        return Report(title="r")

class Mutation(graphene.ObjectType):
    create_order = CreateOrder.Field()
    close_order = CloseOrder.Field()


schema = graphene.Schema(query=Query, mutation=Mutation)
