"""Flask: what it does around a function that answers requests, templates by name, and what a request has at hand."""

from _declared import on_behalf, returned
from _templates import render as _render, shared as _shared
from jinja2 import Environment
from flask.ctx import _AppCtxGlobals
from flask.wrappers import Response

g = _AppCtxGlobals()
current_app = _shared("flask.applications")[...]

def render_template(template_name_or_list, **context):
    _render(template_name_or_list, {**_added(), **context})
    return ""
def stream_template(template_name_or_list, **context):
    _render(template_name_or_list, {**_added(), **context})
    return [*[""]]
def render_template_string(source, **context): return ""

def _added():
    _shared("flask.context_processors")[...]()
    return {**_shared("flask.context"), "g": g, "current_user": _shared("flask.users")[...]}

def url_for(endpoint, **values):
    _shared("flask.url_defaults")[...](endpoint, values)
    return ""

def make_response(*args): return Response(args[...])
def jsonify(*args, **kwargs): return Response("")

def abort(code, *args, **kwargs): _shared("flask.errorhandlers")[code](None)

def after_this_request(f): return f

class _Scaffold:
    def route(self, rule, **options): return _Route(self)
    def get(self, rule, **options): return _Route(self)
    def post(self, rule, **options): return _Route(self)
    def put(self, rule, **options): return _Route(self)
    def patch(self, rule, **options): return _Route(self)
    def delete(self, rule, **options): return _Route(self)
    def endpoint(self, endpoint): return _Route(self)
    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        on_behalf(view_func, self._around)
        view_func._serve(self._around)
    def register_blueprint(self, blueprint, **options): blueprint._put_into(self)
    def errorhandler(self, code_or_exception): return _ErrorHandler(code_or_exception)
    def register_error_handler(self, code_or_exception, f): _ErrorHandler(code_or_exception)(f)
    def _request_hooks(self):
        self.__preprocessor("", {})
        self.__before()
        self.__after(Response(""))
        self.__teardown(None)
    def before_request(self, f):
        self.__before = f
        return f
    def after_request(self, f):
        self.__after = f
        return f
    def teardown_request(self, f):
        self.__teardown = f
        return f
    def url_value_preprocessor(self, f):
        self.__preprocessor = f
        return f
    def url_defaults(self, f):
        _shared("flask.url_defaults")[...] = f
        return f
    def context_processor(self, f):
        _shared("flask.context_processors")[...] = f
        _shared("flask.context").update(returned(f))
        return f

class _Route:
    def __init__(self, scaffold): self.scaffold = scaffold
    def __call__(self, f):
        self.scaffold.add_url_rule("", None, f)
        return f

class _ErrorHandler:
    def __init__(self, code): self.code = code
    def __call__(self, f):
        _shared("flask.errorhandlers")[self.code] = f
        return f

class _Named:
    def __init__(self, registry, name):
        self.registry = registry
        self.name = name
    def __call__(self, f):
        self.registry[self.name or f.__name__] = f
        return f

class Flask(_Scaffold):
    def __init__(self, import_name, **options):
        self.jinja_env = Environment()
        _shared("flask.applications")[...] = self
        _shared("globals").update({"url_for": url_for})
    def _around(self):
        self._request_hooks()
        _shared("flask.user_loaders")[...]("")
    def teardown_appcontext(self, f): return self.teardown_request(f)
    def shell_context_processor(self, f): return f
    def template_filter(self, name=None): return _Named(_shared("filters"), name)
    def template_test(self, name=None): return _Named(_shared("tests"), name)
    def template_global(self, name=None): return _Named(_shared("globals"), name)
    def add_template_filter(self, f, name=None): _Named(_shared("filters"), name)(f)
    def add_template_test(self, f, name=None): _Named(_shared("tests"), name)(f)
    def add_template_global(self, f, name=None): _Named(_shared("globals"), name)(f)
    def wsgi_app(self, environ, start_response): return [*[b""]]

class Blueprint(_Scaffold):
    def __init__(self, name, import_name, **options): ...
    def _put_into(self, outer): self.__outer = outer
    def _around(self):
        self._request_hooks()
        self.__outer._request_hooks()
        _applications()._around()
    def before_app_request(self, f): return _applications().before_request(f) or f
    def after_app_request(self, f): return _applications().after_request(f) or f
    def teardown_app_request(self, f): return _applications().teardown_request(f) or f
    def app_url_value_preprocessor(self, f): return _applications().url_value_preprocessor(f) or f
    def app_url_defaults(self, f): return self.url_defaults(f)
    def app_context_processor(self, f): return self.context_processor(f)
    def app_errorhandler(self, code): return self.errorhandler(code)
    def app_template_filter(self, name=None): return _Named(_shared("filters"), name)
    def app_template_test(self, name=None): return _Named(_shared("tests"), name)
    def app_template_global(self, name=None): return _Named(_shared("globals"), name)
    def add_app_template_filter(self, f, name=None): _Named(_shared("filters"), name)(f)
    def add_app_template_test(self, f, name=None): _Named(_shared("tests"), name)(f)
    def add_app_template_global(self, f, name=None): _Named(_shared("globals"), name)(f)

def _applications(): return _shared("flask.applications")[...]
