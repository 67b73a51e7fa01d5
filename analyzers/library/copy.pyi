"""Copies hold what the original holds: they are taken for the original."""

class Error(Exception): ...

def copy(x): return x if ... else x.__copy__()
def deepcopy(x, memo=None): return x if ... else x.__deepcopy__({})
def replace(obj, /, **changes): return obj if ... else obj.__replace__(**changes)
