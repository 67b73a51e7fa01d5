"""Routers, as far as programs derive from them."""

class BaseRouter:
    def __init__(self): ...
    def register(self, prefix, viewset, basename=None): self.get_default_basename(viewset)
    def get_default_basename(self, viewset): return ""
    def get_urls(self): return [*[""]]
    @property
    def urls(self): return self.get_urls()

class SimpleRouter(BaseRouter):
    def __init__(self, trailing_slash=True, use_regex_path=True): ...
    def get_routes(self, viewset): return [*[""]]
    def get_lookup_regex(self, viewset, lookup_prefix=""): return ""
    def get_method_map(self, viewset, method_map): return {}
    def get_urls(self):
        self.get_routes(None)
        self.get_lookup_regex(None)
        return [*[""]]

class DefaultRouter(SimpleRouter):
    def __init__(self, *args, **kwargs): ...
    def get_api_root_view(self, api_urls=None): ...
    def get_urls(self):
        self.get_api_root_view()
        return super().get_urls()
