"""The middleware that the settings name: each is made once and called for each request. All that happens for it alone.

What it calls by `get_response` is the next one of them, and in the end the view: as many calls as the program has views,
which the order of the settings and the URL table say better.
"""

from _declared import configured, on_behalf
from django.http import HttpRequest, HttpResponse

class BaseHandler:
    def load_middleware(self, is_async=False):
        on_behalf(configured("MIDDLEWARE"), self._add, "_handler")
        on_behalf(configured("MIDDLEWARE_CLASSES"), self._add_old, "_handler")
    def get_response(self, request): return HttpResponse()
    def _add(self, factory):
        middleware = factory(self.get_response)
        request = HttpRequest()
        middleware(request)
        middleware.process_view(request, None, (), {})
        middleware.process_exception(request, Exception())
        middleware.process_template_response(request, HttpResponse())
    def _add_old(self, factory):
        middleware = factory()
        request, response = HttpRequest(), HttpResponse()
        middleware.process_request(request)
        middleware.process_view(request, None, (), {})
        middleware.process_exception(request, Exception())
        middleware.process_template_response(request, response)
        middleware.process_response(request, response)

BaseHandler().load_middleware()
