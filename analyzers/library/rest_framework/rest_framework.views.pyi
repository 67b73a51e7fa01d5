"""Views of Django REST framework: what is asked before a method of a view answers, and after."""

from _declared import configured
from django.views.generic.base import View
from rest_framework.request import Request

class APIView(View):
    renderer_classes = (configured("REST_FRAMEWORK", "DEFAULT_RENDERER_CLASSES"),)
    parser_classes = (configured("REST_FRAMEWORK", "DEFAULT_PARSER_CLASSES"),)
    authentication_classes = (configured("REST_FRAMEWORK", "DEFAULT_AUTHENTICATION_CLASSES"),)
    throttle_classes = (configured("REST_FRAMEWORK", "DEFAULT_THROTTLE_CLASSES"),)
    permission_classes = (configured("REST_FRAMEWORK", "DEFAULT_PERMISSION_CLASSES"),)
    content_negotiation_class = configured("REST_FRAMEWORK", "DEFAULT_CONTENT_NEGOTIATION_CLASS")
    metadata_class = configured("REST_FRAMEWORK", "DEFAULT_METADATA_CLASS")
    versioning_class = configured("REST_FRAMEWORK", "DEFAULT_VERSIONING_CLASS")
    def dispatch(self, request=None, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs
        self.request = self.initialize_request(request, *args, **kwargs)
        self.initial(self.request, *args, **kwargs)
        self.http_method_not_allowed(self.request)
        response = self._handler()(self.request, *args, **kwargs) or self.handle_exception(None)
        self.response = self.finalize_response(self.request, response, *args, **kwargs)
        self._render()
        return self.response
    def _handler(self):
        return self.get or self.post or self.put or self.patch or self.delete or self.head or self.options
    def _render(self):
        for renderer in self.__renderers:
            renderer.render(None, None, self.__context)
    def initialize_request(self, request, *args, **kwargs):
        self.get_parser_context(request)
        for parser in self.get_parsers():
            parser.parse(request)
        self.__authenticators = self.get_authenticators()
        return Request(request)
    def initial(self, request, *args, **kwargs):
        self.format_kwarg = self.get_format_suffix(**kwargs)
        self.perform_content_negotiation(request)
        self.determine_version(request, *args, **kwargs)
        self.perform_authentication(request)
        self.check_permissions(request)
        self.check_throttles(request)
    def finalize_response(self, request, response, *args, **kwargs):
        self.__context = self.get_renderer_context()
        return response
    def handle_exception(self, exc):
        self.get_authenticate_header(self.request)
        return self.get_exception_handler()(exc, self.get_exception_handler_context())
    def get_exception_handler(self): return configured("REST_FRAMEWORK", "EXCEPTION_HANDLER")
    def get_exception_handler_context(self): return {"view": self, "request": self.request}
    def raise_uncaught_exception(self, exc): ...
    def permission_denied(self, request, message=None, code=None): ...
    def throttled(self, request, wait): ...
    def get_authenticate_header(self, request):
        for authenticator in self.__authenticators:
            authenticator.authenticate_header(request)
    def get_parser_context(self, http_request): return {"view": self}
    def get_renderer_context(self): return {"view": self, "request": self.request}
    def get_format_suffix(self, **kwargs): ...
    def get_view_name(self): return ""
    def get_renderers(self): return [*[renderer() for renderer in self.renderer_classes]]
    def get_parsers(self): return [*[parser() for parser in self.parser_classes]]
    def get_authenticators(self): return [*[one() for one in self.authentication_classes]]
    def get_permissions(self): return [*[permission() for permission in self.permission_classes]]
    def get_throttles(self): return [*[throttle() for throttle in self.throttle_classes]]
    def get_content_negotiator(self): return self.content_negotiation_class()
    def perform_content_negotiation(self, request, force=False):
        self.__renderers = self.get_renderers()
        self.get_content_negotiator().select_renderer(request, self.__renderers, "")
    def perform_authentication(self, request):
        for authenticator in self.__authenticators:
            authenticator.authenticate(request)
    def check_permissions(self, request):
        for permission in self.get_permissions():
            permission.has_permission(request, self)
        self.permission_denied(request)
    def check_object_permissions(self, request, obj):
        for permission in self.get_permissions():
            permission.has_object_permission(request, self, obj)
        self.permission_denied(request)
    def check_throttles(self, request):
        for throttle in self.get_throttles():
            throttle.allow_request(request, self)
            throttle.wait()
        self.throttled(request, 0.0)
    def determine_version(self, request, *args, **kwargs):
        return self.versioning_class().determine_version(request, *args, **kwargs)
    def options(self, request, *args, **kwargs): self.metadata_class().determine_metadata(request, self)
