from django.http import HttpResponse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from django_context_decorator import context


class Base(TemplateView):
    template_name = "page.html"

    def render_to_response(self, context, **kwargs):
        return HttpResponse("")


class Orders(Base):
    @context
    @cached_property
    def orders(self):
        return self.found()

    @context
    def title(self):
        return "orders"

    @context
    @property
    def count(self):
        return 0

    def found(self):
        return []


class Named(Base):
    @context
    def name(self):
        return "named"

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "more": 1}
