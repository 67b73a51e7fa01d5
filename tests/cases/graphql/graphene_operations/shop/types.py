import graphene
from graphene import relay
from graphene_django import DjangoObjectType

from .models import Order


class OrderType(DjangoObjectType):
    class Meta:
        model = Order
        fields = ["id", "size"]


class OrderNode(DjangoObjectType):
    class Meta:
        model = Order
        fields = "__all__"
        interfaces = (relay.Node,)


class Status(graphene.ObjectType):
    text = graphene.String()
