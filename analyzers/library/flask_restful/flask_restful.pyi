"""Resources of Flask-RESTful: classes that answer requests, and what stands around their methods."""

from _declared import each
from flask.views import MethodView

class Resource(MethodView):
    method_decorators = ()
    representations = None
    @classmethod
    def _around_method(cls, view): each(cls.method_decorators)(view._made()._method())()
    def _method(self): return self.get or self.post or self.put or self.patch or self.delete or self.head or self.options

class Api:
    def __init__(self, app=None, prefix="", default_mediatype="", decorators=None, **options):
        self.__app = app
        self.__decorators = decorators
    def init_app(self, app): self.__app = app
    def add_resource(self, resource, *urls, resource_class_args=(), resource_class_kwargs=None, **kwargs):
        resource.as_view("", *resource_class_args, **resource_class_kwargs)._serve(self.__app._around)
    def resource(self, *urls, **kwargs): return _Adding(self, kwargs)
    def representation(self, mediatype): return _Keeping()

class _Adding:
    def __init__(self, api, kwargs): self.api = api
    def __call__(self, cls):
        self.api.add_resource(cls)
        return cls

class _Keeping:
    def __call__(self, func): return func

class marshal_with:
    def __init__(self, fields, envelope=None): self.fields = fields
    def __call__(self, f): return f
