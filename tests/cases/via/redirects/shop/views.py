from django.shortcuts import redirect, resolve_url
from django.views.generic import CreateView, UpdateView

from .models import Order


def start():
    return resolve_url(Order.objects.create(size=1))


def go(request, pk):
    return redirect(Order.objects.get(pk=pk))


class Create(CreateView):
    model = Order
    fields = ["size"]

    def get_success_url(self):
        return super().get_success_url()


class Change(UpdateView):
    model = Order
    fields = ["size"]
