from fastapi import FastAPI

from .views import Customers, Legacy, Orders

app = FastAPI(openapi_url=None)
app.include_router(Orders().router)
customers = Customers("/customers")
app.include_router(customers.get_router(), prefix="/v1")
app.include_router(Legacy.router)
