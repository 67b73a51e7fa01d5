from django.views.generic import CreateView, DeleteView

from .models import Note


class Create(CreateView):
    model = Note
    fields = ["size"]
    success_url = "/"


class Drop(DeleteView):
    model = Note
    success_url = "/"
