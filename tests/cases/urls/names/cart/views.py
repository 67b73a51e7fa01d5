from django.http import HttpResponse


def show(request):
    return HttpResponse("cart")


def pay(request):
    return HttpResponse("paid")
