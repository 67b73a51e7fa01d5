import graphene
from graphene_django import DjangoObjectType

from .models import Customer, Line, Order


class CustomerType(DjangoObjectType):
    label = graphene.String()

    class Meta:
        model = Customer
        fields = ["id", "name"]

    def resolve_label(root, info):
        return root.name.upper()


class LineType(DjangoObjectType):
    class Meta:
        model = Line
        fields = ["id", "name"]

    def resolve_name(self, info):
        return self.name


class OrderType(DjangoObjectType):
    total = graphene.Int()
    status = graphene.String()
    doubled = graphene.Int()

    class Meta:
        model = Order
        fields = ("id", "customer", "lines")

    @classmethod
    def get_queryset(cls, queryset, info):
        return queryset.filter(size__gt=0)

    @staticmethod
    def resolve_doubled(root, info):
        return root.total * 2


class Part(graphene.ObjectType):
    title = graphene.String()

    def resolve_title(root, info):
        return "part"


class Report(graphene.ObjectType):
    title = graphene.String()
    parts = graphene.List(graphene.NonNull(lambda: Part))

    def resolve_parts(root, info):
        return [Part()]
