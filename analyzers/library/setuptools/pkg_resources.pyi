"""Entry points as setuptools had them first."""

from importlib.metadata import entry_points as _entry_points

def iter_entry_points(group, name=None): return iter(_entry_points(group=group))
