from django.http import HttpResponse

from .forms import LineFormSet, OrderLineFormSet
from .models import Order


def check():
    return Order.objects.create(size=1)


def lines(request):
    formset = LineFormSet(request.POST)
    if formset.is_valid():
        return HttpResponse(str(len(formset.cleaned_data)))
    return HttpResponse("no")


def order_lines(request, pk):
    formset = OrderLineFormSet(request.POST, instance=Order.objects.get(pk=pk))
    if formset.is_valid():
        formset.save()
    return HttpResponse("yes")
