from django.template.response import TemplateResponse

from shop.orders import Order


def show(request):
    return TemplateResponse(request, "shop/order.html", {"order": Order()})
