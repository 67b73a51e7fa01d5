"""Applications: their routes, and what they call around requests."""

from _declared import each
from fastapi.routing import _Decorator, _Handler
from starlette.applications import Starlette
from starlette.requests import Request

class FastAPI(Starlette):
    def __init__(self, *, routes=None, dependencies=None, middleware=None, exception_handlers=None, on_startup=None, on_shutdown=None, lifespan=None):
        super().__init__(routes=routes, middleware=middleware, exception_handlers=exception_handlers, lifespan=lifespan)
        each(on_startup)()
        each(on_shutdown)()
        self.dependencies = dependencies
        self.router = self
    def get(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def put(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def post(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def delete(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def options(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def head(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def patch(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def trace(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def api_route(self, path, *, response_model=None, dependencies=None): return _Decorator(self, response_model, dependencies)
    def add_api_route(self, path, endpoint, *, response_model=None, dependencies=None): _Decorator(self, response_model, dependencies)(endpoint)
    def websocket(self, path, name=None, *, dependencies=None): return _Decorator(self, None, dependencies)
    def add_api_websocket_route(self, path, endpoint, name=None, *, dependencies=None): _Decorator(self, None, dependencies)(endpoint)
    def include_router(self, router, *, prefix="", tags=None, dependencies=None): router._mount(self, dependencies)
    def _depend(self): each(self.dependencies)._solve(None)
    def on_event(self, event_type): return _Handler()
    def exception_handler(self, exc_class_or_status_code): return _ExceptionHandler()
    def middleware(self, middleware_type): return _MiddlewareFunction()

async def _next(request): ...

class _ExceptionHandler:
    def __call__(self, func):
        func(Request(), None)
        return func

class _MiddlewareFunction:
    def __call__(self, func):
        func(Request(), _next)
        return func
