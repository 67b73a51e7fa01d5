"""Caches, which ask for what they do not have."""

class _Cache:
    def get_or_set(self, key, default, timeout=None, version=None):
        return default() or default
    def aget_or_set(self, key, default, timeout=None, version=None):
        return default() or default

class _Caches:
    def __getitem__(self, alias): return _Cache()

cache = _Cache()
caches = _Caches()
