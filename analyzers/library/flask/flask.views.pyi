"""Classes whose instances answer requests."""

from _declared import on_behalf

def _alone(view): return view._made

class View:
    decorators = (_alone,)
    def __init__(self, *args, **kwargs): ...
    @classmethod
    def as_view(cls, name, *class_args, **class_kwargs): return _View(cls, class_args, class_kwargs)
    def dispatch_request(self, **kwargs): ...
    @classmethod
    def _answering(cls): return [*[cls.dispatch_request]]
    def _answer(self, **kwargs): return self.dispatch_request(**kwargs)
    @classmethod
    def _around_method(cls, view): ...

class MethodView(View):
    def dispatch_request(self, **kwargs): return self._answer(**kwargs)
    @classmethod
    def _answering(cls): return [*[cls.get, cls.post, cls.put, cls.patch, cls.delete, cls.head, cls.options]]
    def _answer(self, **kwargs):
        handler = self.get or self.post or self.put or self.patch or self.delete or self.head or self.options
        return handler(**kwargs)

class _View:
    def __init__(self, cls, args, kwargs):
        self.view_class = cls
        self.args = args
        self.kwargs = kwargs
        for decorator in cls.decorators:
            self.decorated = decorator(self)
    def _serve(self, around):
        for method in self.view_class._answering():
            on_behalf(method, around)
            on_behalf(method, self._run)
    def _made(self): return self.view_class(*self.args, **self.kwargs)
    def _run(self):
        self.decorated()
        self.view_class._around_method(self)
    def __call__(self, **kwargs): return self._made()._answer(**kwargs)
