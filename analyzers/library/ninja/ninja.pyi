"""Django Ninja: functions that answer requests, the routers they stand in, and the schemas of what goes in and out."""

from _declared import each, each_field, follow, joined, load, on_behalf, read
from django.http import HttpRequest
from ninja.constants import NOT_SET
from ninja.operation import Operation
from ninja.responses import Status
from pydantic import BaseModel

class _Decorator:
    def __init__(self, router, auth, throttle, response):
        self.router = router
        self.auth = auth
        self.throttle = throttle
        self.response = response
    def __call__(self, view_func):
        operation = Operation("", [*[""]], view_func, auth=self.auth, throttle=self.throttle, response=self.response)
        operation.api = self.router
        return on_behalf(view_func, operation.run, HttpRequest()) or view_func

class Router:
    def __init__(self, *, auth=NOT_SET, throttle=NOT_SET):
        self.auth = auth
        self.throttle = throttle
    def get(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def post(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def delete(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def patch(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def put(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def api_operation(self, methods, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def add_api_operation(self, path, methods, view_func, *, auth=NOT_SET, throttle=NOT_SET, response=None): _Decorator(self, auth, throttle, response)(view_func)
    def add_router(self, prefix, router, *, auth=None, throttle=None): router._mount(self, auth, throttle)
    def _mount(self, outer, auth, throttle):
        self.__outer = outer
        self.__mounted_with = auth
        self.__throttled_by = throttle
    def _authenticate(self, request): each(self.auth or self.__mounted_with)(request, _router=self.__outer)
    def _throttle(self, request): each(self.throttle or self.__throttled_by).allow_request(request, _router=self.__outer)
    def _fail(self, request): self.__outer._fail(request)

class NinjaAPI:
    def __init__(self, *, auth=None, throttle=None):
        self.auth = auth
        self.throttle = throttle
    def get(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def post(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def delete(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def patch(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def put(self, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def api_operation(self, methods, path, *, auth=NOT_SET, throttle=NOT_SET, response=None): return _Decorator(self, auth, throttle, response)
    def add_router(self, prefix, router, *, auth=None, throttle=None): router._mount(self, auth, throttle)
    def exception_handler(self, exc_class): return _Handler(self)
    def add_exception_handler(self, exc_class, handler): self.__handler = handler
    def _authenticate(self, request): each(self.auth)(request)
    def _throttle(self, request): each(self.throttle).allow_request(request)
    def _fail(self, request): self.__handler(request, None)

class _Handler:
    def __init__(self, api): self.api = api
    def __call__(self, func):
        self.api.add_exception_handler(None, func)
        return func

class Schema(BaseModel):
    @classmethod
    def from_orm(cls, obj, **kw):
        instance = load(cls)
        instance._show(obj)
        return instance
    def dict(self): return self.model_dump()
    def _show(self, obj):
        self._parse()
        self._write()
        each_field(self, "_show_field", "_name", "_part", obj)
    def _show_field(self, name, part, obj):
        value = getattr(self, joined("resolve_", name))(obj) or read(obj, name)
        part._show(each(value or follow(obj, name)))

class ModelSchema(Schema):
    def _show(self, obj):
        super()._show(obj)
        for name in self.Meta.fields or self.Config.model_fields:
            getattr(self, joined("resolve_", name))(obj)
            each(read(obj, name))

class FilterSchema(Schema):
    def custom_expression(self): ...
    def get_filter_expression(self):
        self.custom_expression()
        each_field(self, "_filter_field", "_name")
    def _filter_field(self, name): getattr(self, joined("filter_", name))(None)
    def filter(self, queryset):
        self.get_filter_expression()
        return queryset
