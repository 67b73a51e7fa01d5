"""Applications: what they call when they start, around requests, and when they stop."""

from _declared import each
from starlette.requests import Request

class Starlette:
    def __init__(self, debug=False, routes=None, middleware=None, exception_handlers=None, lifespan=None):
        lifespan(self)
        each(exception_handlers.values())(Request(), None)
    def add_exception_handler(self, exc_class_or_status_code, handler): handler(Request(), None)
    def add_middleware(self, middleware_class, *args, **kwargs):
        kwargs["dispatch"](Request(), _next)
        middleware_class(self, *args, **kwargs)({}, None, None)
    def mount(self, path, app, name=None): app({}, None, None)

async def _next(request): ...
