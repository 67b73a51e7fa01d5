from django.shortcuts import render

from shop.orders.models import Order


def show(request):
    return render(request, "orders/order.html", {"order": Order()})


def count(request):
    return render(request, "shop:orders/count.html", {"order": Order()})
