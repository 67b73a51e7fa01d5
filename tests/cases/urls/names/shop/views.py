from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse, reverse_lazy
from django.views import View

PAGES = {"menu": "orders:list"}


def front(request):
    return render(request, "shop/front.html")


def line(request, pk):
    return HttpResponse(reverse("orders:lines:line", args=[pk]))


class OrderList(View):
    success_url = reverse_lazy("cart:show")

    def get(self, request):
        return redirect("gift:pay")


def address(name, *arguments):
    return reverse(name, args=arguments)


def links():
    return address("front"), address("orders:lines:line", 3), resolve_url("cart:pay"), reverse(PAGES["menu"])


def front_page():
    front(HttpRequest())


def show_line():
    line(HttpRequest(), 3)


def paid():
    OrderList().get(HttpRequest())
