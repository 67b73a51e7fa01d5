"""Functions that answer requests: what stands around one is called in its place."""

from _declared import on_behalf

def _enter(): ...

class _View:
    def _served(self, view): on_behalf(view, _enter)

def path(route, view, kwargs=None, name=None): _View()._served(view)
def re_path(route, view, kwargs=None, name=None): _View()._served(view)
