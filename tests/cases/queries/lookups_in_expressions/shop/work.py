from django.db.models import Count, F, Q

from shop.models import Customer, Line, Order


def with_q():
    return list(Line.objects.filter(Q(order__customer__name="a") | Q(pk=1)))


def with_f():
    return list(Order.objects.annotate(name=F("customer__name")))


def counted():
    return list(Customer.objects.annotate(n=Count("order")))


def ordered():
    return list(Order.objects.order_by("-customer__name"))


def values():
    return list(Line.objects.values_list("order__customer__name"))


def by_query_name():
    return list(Order.objects.filter(row__pk=1))


def unpacked():
    lookup = {"order__customer__name": "a"}
    return list(Line.objects.filter(**lookup))


def by_key_only():
    return list(Line.objects.filter(order__pk=1, order_id__in=[1]))
