from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.routing import Host, Mount, Route, Router, WebSocketRoute

from .pages import Page, home

api = Router(routes=[Route("/orders", home, methods=["GET", "POST"])])


class Live(WebSocketEndpoint):
    encoding = "text"


class Callable:
    async def __call__(self, scope, receive, send): ...


common = [Route("/", home), Route("/page/{number:int}", Page)]
routes = [
    *common,
    Route("/posted", Page, methods=["POST"]),
    Mount("/api", api, name="api"),
    Mount("/inner", routes=[Route("/page", Page, name="page"), Mount("/deep", routes=common)], name="inner"),
    WebSocketRoute("/live", Live),
    Host("admin.shop.example", app=Router([Route("/dashboard", home)]), name="admin"),
    Route("/called", Callable()),
    Mount("/mounted", Callable()),
]
app = Starlette(routes=routes)
app.add_route("/added", home, methods=["DELETE"])
app.router.routes.append(Route("/appended", home))
