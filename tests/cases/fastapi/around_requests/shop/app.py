from contextlib import asynccontextmanager

from fastapi import APIRouter, BackgroundTasks, FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.background import BackgroundTask

from .tasks import close, connect, mail, note


@asynccontextmanager
async def lifespan(app: FastAPI):
    connect()
    yield
    close()


class Denied(Exception): ...


class Logged(APIRoute):
    def get_route_handler(self):
        handler = super().get_route_handler()

        async def logged(request: Request):
            note("request")
            return await handler(request)

        return logged


app = FastAPI(openapi_url=None, lifespan=lifespan)
router = APIRouter(route_class=Logged)


@app.exception_handler(Denied)
async def denied(request: Request, exception: Denied):
    return JSONResponse({}, status_code=403)


@app.post("/orders")
def create(tasks: BackgroundTasks):
    tasks.add_task(mail, "somebody", subject="order")
    enqueue(tasks)
    return {}


def enqueue(tasks: BackgroundTasks):
    tasks.add_task(note, "ordered")


@app.get("/file")
def file():
    return JSONResponse({}, background=BackgroundTask(note, "sent"))


@router.get("/denied")
def forbidden():
    raise Denied


app.include_router(router)
