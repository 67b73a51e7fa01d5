from django.views.generic import CreateView, FormView

from .forms import OrderForm, SearchForm


class Search(FormView):
    form_class = SearchForm
    template_name = "page.html"
    success_url = "/found/"

    def form_valid(self, form):
        return super().form_valid(form)

    def get_initial(self):
        return {"size": 1}


class Create(CreateView):
    form_class = OrderForm
    template_name = "page.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "shop": "here"}

    def get_success_url(self):
        return self.object.get_absolute_url()

    def form_invalid(self, form):
        return super().form_invalid(form)


def search(request):
    form = SearchForm(request.GET)
    if form.is_valid():
        return found(form)
    return found(None)


def found(form):
    from django.http import HttpResponse

    return HttpResponse("found")
