from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View

from .models import Note, Order


def place(request):
    order = Order.objects.create(name="a")
    note(order)
    return HttpResponse("placed")


def note(order):
    Note.objects.create(text=order.name)


def show(request):
    return HttpResponse(str(Order.objects.count()))


@transaction.non_atomic_requests
def stream(request):
    Note.objects.create(text="s")
    return HttpResponse("done")


class Change(View):
    def post(self, request):
        Order.objects.select_for_update().filter(name="a").update(name="b")
        return HttpResponse("changed")


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class Loose(View):
    def post(self, request):
        Note.objects.create(text="l")
        return HttpResponse("loose")
