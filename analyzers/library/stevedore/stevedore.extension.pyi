"""Plug-ins by entry point: those that the program registers, in all managers alike."""

from importlib.metadata import entry_points as _entry_points

class Extension:
    def __init__(self, name, entry_point, plugin, obj):
        self.name = name
        self.entry_point = entry_point
        self.plugin = plugin
        self.obj = obj
class ExtensionManager:
    def __init__(self, namespace, invoke_on_load=False, invoke_args=None, invoke_kwds=None, propagate_map_exceptions=False, on_load_failure_callback=None, verify_requirements=None, *, conflict_resolver=None):
        for entry in _entry_points(group=namespace):
            plugin = entry.load()
            self.extensions = [Extension(entry.name, entry, plugin, plugin(*invoke_args, **invoke_kwds))]
    def __iter__(self): return iter(self.extensions)
    def __getitem__(self, name):
        for extension in self.extensions: return extension
    def map(self, func, *args, **kwds):
        for extension in self.extensions: func(extension, *args, **kwds)
