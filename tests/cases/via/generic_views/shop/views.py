from django.views.generic import DetailView, RedirectView, TemplateView
from django.views.generic.list import ListView

from .models import Order


class Named:
    def get_template_names(self):
        return ["page.html"]


class OrderList(Named, ListView):
    model = Order

    def get_queryset(self):
        return super().get_queryset().filter(size__gt=self.least())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "least": self.least()}

    def get_paginate_by(self, queryset):
        return None

    def least(self):
        return 0


class OrderDetail(Named, DetailView):
    def get_object(self, queryset=None):
        return Order(size=self.size())

    def size(self):
        return 3


class Start(TemplateView):
    template_name = "page.html"

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(text="start", **kwargs)


class Newest(RedirectView):
    def get_redirect_url(self, *args, **kwargs):
        return "/orders/"
