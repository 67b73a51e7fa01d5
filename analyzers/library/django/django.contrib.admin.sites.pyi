"""Where models and the classes that describe them are registered."""

class AdminSite:
    def __init__(self, name=""): ...
    def _enter(self):
        self.get_urls()
        self.has_permission(None)
        self.index(None)
        self.app_index(None, "")
        self.login(None)
        self.logout(None)
        self.password_change(None)
        self.autocomplete_view(None)
    def get_urls(self): return [*[""]]
    def admin_view(self, view, cacheable=False): return view
    def has_permission(self, request): return True
    def each_context(self, request):
        self.has_permission(request)
        return {"available_apps": self.get_app_list(request)}
    def get_app_list(self, request, app_label=None): return [*[{"": ""}]]
    def index(self, request, extra_context=None): return self._page(request)
    def app_index(self, request, app_label, extra_context=None): return self._page(request)
    def login(self, request, extra_context=None): return self._page(request)
    def logout(self, request, extra_context=None): return self._page(request)
    def password_change(self, request, extra_context=None): return self._page(request)
    def autocomplete_view(self, request): ...
    def _page(self, request): return self.each_context(request)
    def register(self, model_or_iterable, admin_class=None, **options):
        admin_class.model = model_or_iterable
        for model in model_or_iterable:
            admin_class.model = model
