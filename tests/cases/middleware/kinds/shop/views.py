from django.http import HttpResponse
from django.template.response import TemplateResponse

from .models import Order


def orders(request):
    return HttpResponse(str(Order.objects.count()))


def failing(request):
    raise ValueError("no")


def shown(request):
    return TemplateResponse(request, "shown.html", {})
