from fastapi import FastAPI

from . import lines, orders
from .customers import router as customers_router

app = FastAPI(openapi_url=None)
app.include_router(orders.router, prefix="/api")
app.include_router(customers_router)
app.include_router(router=lines.router, prefix="/lines", tags=["lines"])
