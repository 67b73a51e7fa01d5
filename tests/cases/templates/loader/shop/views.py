from django.http import HttpResponse
from django.template.loader import get_template, render_to_string, select_template

from shop.orders import Order


def show(request):
    text = get_template("shop/order.html").render({"order": Order()}, request)
    return HttpResponse(text + mail(Order()) + chosen())


def mail(order):
    return render_to_string("shop/mail.txt", {"order": order})


def chosen():
    return select_template(["shop/none.html", "shop/line.html"]).render({"line": Order().items[0]})
