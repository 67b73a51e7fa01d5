from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI

from .repositories import Order, Repository
from .services import Mailer, OrderService, get_mailer, get_order_service

app = FastAPI(openapi_url=None)
router = APIRouter()
OrderServicePart = Annotated[OrderService, Depends(get_order_service)]


def repository_of(model):
    def provide() -> Repository:
        return Repository(model)

    return provide


@router.get("/orders")
def orders(service: OrderServicePart):
    return service.open_orders()


@router.post("/orders")
def create(service: OrderServicePart, mailer: Mailer = Depends(get_mailer)):
    mailer.send("created")
    return service.create()


@router.get("/rows")
def rows(repository: Repository[Order] = Depends(repository_of(Order))):
    return repository.all()


app.include_router(router)
