"""Loaders that ask for many objects at once."""

class DataLoader:
    def __init__(self, load_fn=None): self.__function = load_fn
    def load(self, key, /): return self.__function([*[key]])[...]
    def load_many(self, keys): return self.__function(keys)
