from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from shop.models import Customer, Line, Order, Region, Tag


def prepare():
    customer = Customer.objects.create(name="A", region=Region.objects.create(name="North"))
    order = Order.objects.create(customer=customer)
    order.tags.add(Tag.objects.create(name="new"))
    Line.objects.create(order=order)


def big_lines():
    return Line.objects.filter(amount__gt=0)


def with_subquery():
    newest = Line.objects.filter(order=OuterRef("pk")).order_by("-pk")
    return list(Order.objects.annotate(newest=Subquery(newest.values("amount")[:1])))


def with_exists():
    return Order.objects.filter(Exists(Line.objects.filter(order=OuterRef("pk")))).count()


def with_exists_in_condition():
    lines = Line.objects.filter(order=OuterRef("pk"))
    return list(Customer.objects.filter(Q(name="A") | Exists(lines)))


def in_query():
    return list(Order.objects.filter(lines__in=big_lines()))


def in_values():
    ids = Customer.objects.filter(region__name="North").values("pk")
    return Order.objects.filter(customer__in=ids).exists()


def united():
    some = Order.objects.filter(customer__name="A").values_list("pk")
    return list(some.union(Line.objects.values_list("pk")))


def counted():
    return list(Customer.objects.annotate(lines=Count("order__lines")).values("lines"))


def summed():
    return Region.objects.aggregate(total=Sum("customer__order__lines__amount"))


def compared():
    return Line.objects.filter(amount__lt=F("order__size")).exists()


def lines_of(orders):
    return Line.objects.filter(order__in=orders)


def chooses():
    return list(lines_of(Order.objects.filter(customer__name="A")))
