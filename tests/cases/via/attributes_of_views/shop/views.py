from django import forms
from django.views.generic import CreateView, ListView, UpdateView

from .models import Order


class SizeForm(forms.Form):
    size = forms.IntegerField()

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance = instance

    def save(self):
        return self.instance


class Create(CreateView):
    model = Order
    fields = ["size"]
    template_name = "page.html"


class Make(CreateView):
    model = Order
    fields = ["size"]
    template_name = "page.html"
    success_url = "/made/"


class Change(UpdateView):
    queryset = Order.every
    form_class = SizeForm
    template_name = "page.html"


class All(ListView):
    model = Order
    template_name = "page.html"
