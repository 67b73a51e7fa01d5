"""What says that a parameter is given what a function returns."""

from _declared import inject, yielded

class _Declared:
    def __call__(self, _declared=None):
        inject(_declared, "_solve", "_parse", "fastapi.Depends")
        return _declared()

class Depends:
    def __init__(self, dependency=_Declared(), use_cache=True, scope=None): self.dependency = dependency
    def _solve(self, declared):
        inject(self.dependency, "_solve", "_parse", "fastapi.Depends")
        return yielded(self.dependency(_declared=declared))

class Security(Depends): ...
