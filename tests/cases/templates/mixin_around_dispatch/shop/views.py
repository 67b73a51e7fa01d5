from django.views.generic import TemplateView

from shop.orders import Order


class Guarded:
    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response


class Framed(Guarded):
    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs)


class Show(Framed, TemplateView):
    template_name = "shop/order.html"
    extra_context = {"order": Order()}


class Sum(Framed, TemplateView):
    template_name = "shop/sum.html"
    extra_context = {"order": Order()}
