from django.shortcuts import render

from shop.orders import Order


def show(request):
    return render(request, "shop/order.html", {"order": Order()})
