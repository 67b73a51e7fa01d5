from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View

from .access import counted, in_transaction
from .models import Order, Visit


@counted
@in_transaction
def place(request):
    Order.objects.create()
    return HttpResponse()


@in_transaction
def come(request):
    Visit.objects.create()
    return HttpResponse()


@counted
def show(request):
    return HttpResponse(Order.objects.count())


@method_decorator(counted, name="dispatch")
class Count(View):
    def get(self, request):
        return HttpResponse(Visit.objects.count())


class Change(View):
    @method_decorator(in_transaction)
    def post(self, request):
        Order.objects.create()
        return HttpResponse()
