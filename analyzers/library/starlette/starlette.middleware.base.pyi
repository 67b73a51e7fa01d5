"""Middleware as a method."""

from starlette.requests import Request

class BaseHTTPMiddleware:
    def __init__(self, app, dispatch=None): ...
    def _enter(self): self.dispatch(Request(), _next)

async def _next(request): ...
