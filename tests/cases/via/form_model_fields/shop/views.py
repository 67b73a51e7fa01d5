from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import CreateView, UpdateView

from .forms import ClerkForm, CountryForm, CustomerForm, PlaceForm, ShortForm
from .models import Customer, Place, fill


def start(request):
    fill()
    return HttpResponse()


def new_country(request):
    return HttpResponse(CountryForm(request.POST).is_valid())


def show_customer(request):
    return render(request, "form.html", {"form": CustomerForm()})


def new_customer(request):
    form = CustomerForm(request.POST)
    if form.is_valid():
        form.save()
    return HttpResponse()


def open_customer(request):
    CustomerForm(instance=Customer(pk=1))
    return HttpResponse()


def check_short(request):
    return HttpResponse(ShortForm(request.POST).is_valid())


def new_place(request):
    return HttpResponse(PlaceForm(request.POST).is_valid())


def check_clerk(request):
    return HttpResponse(ClerkForm(request.POST).is_valid())


class NewPlace(CreateView):
    model = Place
    fields = ["row", "number", "clerk"]
    template_name = "form.html"
    success_url = "/"


class ChangeCustomer(UpdateView):
    model = Customer
    form_class = CustomerForm
    template_name = "form.html"
    success_url = "/"
