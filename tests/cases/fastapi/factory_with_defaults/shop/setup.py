from fastapi import APIRouter, FastAPI

orders = APIRouter(prefix="/orders")
customers = APIRouter(prefix="/customers")


@orders.get("/")
def list_orders(): ...


@customers.get("/")
def list_customers(): ...


ROUTERS = [orders, customers]


def create_app(title, routers=ROUTERS):
    made = FastAPI(title=title, openapi_url=None)
    for router in routers:
        made.include_router(router)
    return made
