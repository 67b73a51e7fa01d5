"""What happens around a function that answers a request."""

from _declared import each, promised, returned, taken

class Operation:
    def __init__(self, path, methods, view_func, *, auth=None, throttle=None, response=None):
        self.view_func = view_func
        self.auth_callbacks = auth
        self.throttle_objects = throttle
        self.response_models = response
    def run(self, request):
        each(self.auth_callbacks)(request, _router=self.api)
        throttle = each(self.throttle_objects)
        throttle.allow_request(request, _router=self.api)
        throttle.wait()
        taken(self.view_func)._parse()
        result = returned(self.view_func)
        promised(self.response_models)._show(each(result) or each(result.value))
        self.api._fail(request)
