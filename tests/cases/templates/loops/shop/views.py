from django.shortcuts import render

from shop.orders import Order


def show(request):
    order = Order()
    return render(request, "shop/order.html", {"order": order, "rows": [(1, order)], "table": {"a": order.items[0]}})
