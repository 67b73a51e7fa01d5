from fastapi import FastAPI

from .rows import Customer, Order
from .schemas import OrderOut, Short

app = FastAPI(openapi_url=None)


@app.get("/order", response_model=OrderOut)
def order():
    return Order()


@app.get("/orders", response_model=list[OrderOut])
def orders():
    return [Order()]


@app.get("/short")
def short() -> Short:
    return Order()


@app.get("/validated")
def validated():
    return Short.model_validate(Order())


@app.get("/plain", response_model=None)
def plain() -> dict:
    return {}
