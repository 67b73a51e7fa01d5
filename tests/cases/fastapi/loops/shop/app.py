from fastapi import FastAPI

from . import customers, orders
from .table import ROUTES

app = FastAPI(openapi_url=None)

for module in (orders, customers):
    app.include_router(module.router)

for prefix, router in {"/one": orders.router, "/two": customers.router}.items():
    app.include_router(router, prefix=prefix)

for path, handler, methods in ROUTES:
    app.add_api_route(path, handler, methods=methods)

ALL = [orders.router]
ALL.append(customers.router)
for one in ALL:
    app.include_router(one, prefix="/all")
