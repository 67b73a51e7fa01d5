from django.http import HttpRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.generic import TemplateView


class Front(TemplateView):
    template_name = "base/empty.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(title="shop", **kwargs)


def order(request):
    return render(request, "shop/order.html", {})


def mail():
    return render_to_string("base/mail.html")


def show():
    order(HttpRequest())
