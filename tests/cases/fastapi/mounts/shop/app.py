from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from .admin import admin

app = FastAPI(openapi_url=None)
v2 = FastAPI(root_path="/v2", docs_url="/help", redoc_url=None)


@app.get("/")
def home(): ...


@v2.get("/orders")
def orders(): ...


async def raw(scope, receive, send): ...


async def old(request): ...


app.mount("/v2", v2)
app.mount("/admin", admin, name="admin")
app.mount("/static", StaticFiles(directory="."), name="static")
app.mount("/raw", raw)
app.mount("/old/", app=Starlette(routes=[Route("/page", old)]))
app.mount("", v2)
