from django.http import HttpResponse
from django.shortcuts import render
from django.views import View

from shop.models import Line


def total(request):
    return HttpResponse(request.basket.total())


class Empty(View):
    def get(self, request):
        return HttpResponse(str(self.request.basket.is_empty))


def me(request):
    return HttpResponse(str(request.user.is_authenticated))


def passes(request):
    return show(request.basket)


def show(basket):
    return HttpResponse(basket.note)


def compared(request):
    return HttpResponse(str(request.basket == 1))


def put(request):
    Line.objects.create(basket=request.basket)
    return HttpResponse("")


def page(request):
    return render(request, "page.html")


def none(request):
    return HttpResponse("")
