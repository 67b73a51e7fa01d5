"""Entry points: what the analysed program registers itself; the module `_entry_points` is made for each program."""

from _entry_points import GROUPS as _GROUPS

class EntryPoint:
    def __init__(self, name, value, group):
        self.name = name
        self.value = value
        self.group = group
class EntryPoints:
    def __init__(self, entries): self._entries = entries
    def __iter__(self): return iter(self._entries)
    def __getitem__(self, name):
        for entry in self._entries: return entry
    def select(self, **params): return self
    @property
    def names(self): return {entry.name for entry in self._entries}
class _Groups:
    def __getitem__(self, group): return getattr(_GROUPS, group)
    def get(self, group, default=None): return getattr(_GROUPS, group, default)
    def select(self, *, group=None, **params): return getattr(_GROUPS, group)
def entry_points(**params): return _entry_points(**params)
def _entry_points(*, group=None, **params): return getattr(_GROUPS, group) if group else _Groups()
