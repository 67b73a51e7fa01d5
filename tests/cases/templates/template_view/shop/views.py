from django.views.generic import TemplateView

from shop.orders import Order


class Show(TemplateView):
    template_name = "shop/order.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(order=Order(), **kwargs)

    def title(self):
        return "shop"
