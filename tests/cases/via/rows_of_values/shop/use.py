from shop.models import Order


def fill():
    Order(name="a").save()


def rows():
    return [order.name for order in Order.objects.order_by("name")]


def first():
    return Order.objects.order_by("name").first()


def dicts():
    return [row["name"] for row in Order.objects.order_by("name").values("name").annotate()]


def tuples():
    return [name for name, in Order.objects.values_list("name")]


def first_dict():
    return Order.objects.values("name").filter(name="a").first()


def get_name():
    return Order.objects.values_list("name", flat=True).get(name="a")


def all_uses():
    fill()
    for function in (rows, first, dicts, tuples, first_dict, get_name):
        function()
