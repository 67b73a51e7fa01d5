from django.shortcuts import render

from shop.orders import Order


def show(request):
    context = {"order": Order(), "part": "shop/total.html", "parts": ["shop/none.html", "shop/code.html"]}
    return render(request, "shop/order.html", context)
