from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware

from .timing import Timing, add_timing


class First(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        note(request)
        return await call_next(request)


def note(request): ...


async def second(request, call_next):
    return await call_next(request)


app = FastAPI(openapi_url=None, middleware=[Middleware(First), Middleware(GZipMiddleware, minimum_size=10)])
app.add_middleware(Timing, unit="s")
app.add_middleware(BaseHTTPMiddleware, dispatch=second)
add_timing(app)


@app.middleware("http")
async def third(request, call_next):
    return await call_next(request)


@app.get("/")
def home():
    return {}
