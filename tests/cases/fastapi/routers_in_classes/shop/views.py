from functools import partial

from fastapi import APIRouter


class Orders:
    def __init__(self):
        self.router = APIRouter(prefix="/orders")
        self.router.add_api_route("/", self.index, methods=["GET"])
        self.router.add_api_route("/{number}", self.show, methods=["GET"])

    def index(self): ...

    def show(self, number: int): ...


class Base:
    def __init__(self, prefix):
        self._router = APIRouter(prefix=prefix)
        self._register()

    def _register(self):
        self._router.get("/")(self.index)

    @property
    def routes(self):
        return self._router

    def get_router(self):
        return self._router

    def index(self): ...


class Customers(Base):
    def index(self): ...


def answer(number, flag): ...


class Legacy:
    router = APIRouter(prefix="/legacy")

    @router.get("/static")
    @staticmethod
    def static(): ...

    router.add_api_route("/partial", partial(answer, flag=True))
