from django.contrib.auth.models import User
from django.http import HttpResponse
from django.views.generic.dates import ArchiveIndexView

from .forms import NewPassword
from .models import Note


class Archive(ArchiveIndexView):
    model = Note
    date_field = "made"
    allow_empty = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.started = True

    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def render_to_response(self, context, **kwargs):
        return HttpResponse("")


def change(request):
    form = NewPassword(User(), request.POST)
    return HttpResponse("yes" if form.is_valid() else "no")
