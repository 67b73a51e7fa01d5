"""Routers of Starlette."""

class Router:
    def __init__(self, routes=None, redirect_slashes=True, default=None, lifespan=None):
        lifespan(self)
