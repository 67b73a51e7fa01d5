"""Caches, which ask for what they do not have."""

class _Cache:
    def get_or_set(self, key, default, timeout=None, version=None):
        return default() or default
    def aget_or_set(self, key, default, timeout=None, version=None):
        return default() or default

cache = _Cache()
