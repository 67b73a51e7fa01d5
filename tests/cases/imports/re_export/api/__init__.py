from .public import build as make, Builder as Maker
