from django.shortcuts import render

from shop.orders import Order


def show(request):
    order = Order()
    return render(request, "shop/order.html", {"order": order, "by_name": {"first": order}, "pair": (order, order.items[0])})
