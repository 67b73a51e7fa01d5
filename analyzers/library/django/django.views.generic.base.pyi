"""Class-based views: what a request to `as_view()` ends in."""

from _declared import marked
from django.http import HttpRequest
from django.template.response import TemplateResponse

class View:
    http_method_names = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
    def __init__(self, **kwargs): ...
    def _enter(self):
        self.__init__()
        request = HttpRequest()
        self.setup(request)
        self.dispatch(request).render()
        self._show_made()
    def _show_made(self): ...
    def setup(self, request=None, *args, **kwargs):
        self.request = request
        self.args = args
        self.kwargs = kwargs
    def dispatch(self, request=None, *args, **kwargs):
        self.http_method_not_allowed(request, *args, **kwargs)
        handler = self.get or self.post or self.put or self.patch or self.delete or self.head or self.options
        return handler(request, *args, **kwargs)
    def http_method_not_allowed(self, request, *args, **kwargs): ...
    def options(self, request, *args, **kwargs): ...

class ContextMixin:
    extra_context = None
    def get_context_data(self, **kwargs):
        self._marked_for_context()
        return {**kwargs, "view": self, **self.extra_context}
    def _marked_for_context(self): marked(self, "django_context_decorator.context")()

class TemplateResponseMixin:
    template_name = None
    response_class = TemplateResponse
    def render_to_response(self, context, **response_kwargs):
        return self.response_class(self.request, self.get_template_names(), context)
    def get_template_names(self):
        return [self.template_name]

class TemplateView(TemplateResponseMixin, ContextMixin, View):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(**kwargs))

class RedirectView(View):
    url = None
    def get_redirect_url(self, *args, **kwargs): return self.url
    def get(self, request, *args, **kwargs): self.get_redirect_url(*args, **kwargs)
    def head(self, request, *args, **kwargs): self.get(request, *args, **kwargs)
    def post(self, request, *args, **kwargs): self.get(request, *args, **kwargs)
    def options(self, request, *args, **kwargs): self.get(request, *args, **kwargs)
    def delete(self, request, *args, **kwargs): self.get(request, *args, **kwargs)
    def put(self, request, *args, **kwargs): self.get(request, *args, **kwargs)
    def patch(self, request, *args, **kwargs): self.get(request, *args, **kwargs)
