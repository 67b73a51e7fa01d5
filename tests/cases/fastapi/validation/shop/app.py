from typing import Annotated

from fastapi import Body, Depends, FastAPI, Query

from .schemas import Address, Filters, Order, Settings, Tag

app = FastAPI(openapi_url=None)


@app.post("/orders")
def create(order: Order):
    return {}


@app.put("/many")
def many(orders: list[Order], tag: Annotated[Tag, Body()]):
    return {}


def filters(number: int = 1):
    return Filters(number=number)


@app.get("/orders")
def orders(found: Filters = Depends(filters)):
    return {}


def address(address: Address):
    return address


@app.post("/address")
def save(address: Address = Depends(address)):
    return {}


def get_settings():
    return Settings()


@app.get("/settings")
def shown(settings: Annotated[Settings, Depends(get_settings)]):
    return {}
