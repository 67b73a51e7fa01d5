from fastapi import FastAPI

from . import views
from .views import Customers, Legacy

app = FastAPI(openapi_url=None)
app.include_router(views.Orders().router)
customers = Customers("/customers")
app.include_router(customers.get_router(), prefix="/v1")
app.include_router(Legacy.router)
