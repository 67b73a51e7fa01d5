"""Loaders that ask for many objects at once."""

class DataLoader:
    batch_load_fn = None
    def __init__(self, batch_load_fn=None): self.__function = batch_load_fn
    def load(self, key=None):
        found = self.__function([*[key]]) or self.batch_load_fn([*[key]])
        return found[...]
    def load_many(self, keys): return self.__function(keys) or self.batch_load_fn(keys)
