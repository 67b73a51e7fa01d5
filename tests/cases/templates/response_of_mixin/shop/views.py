from django.template.response import TemplateResponse
from django.views.generic import View

from shop.orders import Order


class Shown:
    def get(self, request):
        return self.show({"order": Order()})

    def show(self, context):
        return TemplateResponse(self.request, "shop/order.html", context)


class Show(Shown, View):
    def show(self, context):
        return super().show(context)
