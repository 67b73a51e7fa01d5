"""Abstract classes."""

def abstractmethod(funcobj): return funcobj

class abstractclassmethod(classmethod): ...
class abstractproperty(property): ...
class abstractstaticmethod(staticmethod): ...

class ABCMeta(type):
    def register(cls, subclass): return subclass

class ABC(metaclass=ABCMeta): ...

def get_cache_token(): return 0
def update_abstractmethods(cls): return cls
