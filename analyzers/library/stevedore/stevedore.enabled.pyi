"""A manager of some of the plug-ins."""

from stevedore.extension import ExtensionManager

class EnabledExtensionManager(ExtensionManager):
    def __init__(self, namespace, check_func, invoke_on_load=False, invoke_args=None, invoke_kwds=None, **kwargs): super().__init__(namespace, invoke_on_load, invoke_args, invoke_kwds)
