from django.shortcuts import render

from shop.orders import Catalogue, Line, Page, Stream


def show(request):
    lines = [Line()]
    return render(
        request, "shop/order.html", {"page": Page(lines), "stream": Stream(lines), "catalogue": Catalogue(lines)}
    )
