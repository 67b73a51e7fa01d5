"""A manager of some of the plug-ins."""

from stevedore.extension import ExtensionManager

class DriverManager(ExtensionManager):
    def __init__(self, namespace, name, invoke_on_load=False, invoke_args=None, invoke_kwds=None, **kwargs): super().__init__(namespace, invoke_on_load, invoke_args, invoke_kwds)
    def __call__(self, func, *args, **kwds): return func(self.extensions[0], *args, **kwds)
    @property
    def driver(self): return self.extensions[0].obj or self.extensions[0].plugin
