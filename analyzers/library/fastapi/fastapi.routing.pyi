"""Routers, and what happens around a function that answers a request."""

from _declared import each, given_by, inject, on_behalf, promised, returned
from starlette.requests import Request
from starlette.routing import Router

class _Decorator:
    def __init__(self, router, response_model, dependencies):
        self.router = router
        self.response_model = response_model
        self.dependencies = dependencies
    def __call__(self, func):
        inject(func, "_solve", "_parse", "fastapi.Depends")
        route = APIRoute("", func, response_model=self.response_model, dependencies=self.dependencies)
        route._router = self.router
        return on_behalf(func, route.handle, None) or func

class APIRoute:
    def __init__(self, path, endpoint, *, response_model=None, dependencies=None):
        self.endpoint = endpoint
        self.response_model = response_model
        self.dependencies = dependencies
    def handle(self, scope):
        each(self.dependencies)._solve(None)
        self._router._depend()
        result = returned(self.endpoint)
        promised(self.response_model)._show(each(result))
        given_by(self.endpoint)._show(each(result))
    def get_route_handler(self): return _handler
    def _enter(self): self.get_route_handler()(Request())

async def _handler(request): ...

class APIRouter(Router):
    def __init__(self, *, prefix="", dependencies=None, routes=None, route_class=None, on_startup=None, on_shutdown=None, lifespan=None):
        super().__init__(routes=routes, lifespan=lifespan)
        each(on_startup)()
        each(on_shutdown)()
        self.prefix = prefix
        self.dependencies = dependencies
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
    def _mount(self, outer, dependencies):
        self.__outer = outer
        self.__mounted_with = dependencies
    def _depend(self):
        each(self.dependencies or self.__mounted_with)._solve(None)
        self.__outer._depend()
    def on_event(self, event_type): return _Handler()
    def add_event_handler(self, event_type, func): func()

class _Handler:
    def __call__(self, func):
        func()
        return func
