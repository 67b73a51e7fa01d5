from fastapi import APIRouter, FastAPI, Request
from starlette.routing import Mount, Route, Router

app = FastAPI(openapi_url=None)
router = APIRouter()


@router.get("/orders/{number}", name="order")
def show(number: int): ...


@router.get("/orders")
def index(request: Request):
    return str(request.url_for("order", number=1))


async def page(request): ...


app.include_router(router, prefix="/api")
app.mount("/pages", Router(routes=[Route("/one", page, name="first")]), name="pages")
app.router.routes.append(Mount("/more", routes=[Route("/two", page)], name="more"))
