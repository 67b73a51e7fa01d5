from fastapi import APIRouter, FastAPI


def make_router(prefix: str, with_list: bool = True) -> APIRouter:
    router = APIRouter(prefix=prefix)

    @router.get("/{number}")
    def show(number: int): ...

    router.add_api_route(prefix + "/export", export, methods=["POST"])
    return router


def export(): ...


def register(target: FastAPI) -> None:
    target.add_api_route("/registered", export)


def archive():
    router = APIRouter()
    fill(router)
    return router


def fill(router):
    router.get("/filled")(export)
