import os

from fastapi import APIRouter, FastAPI
from acme import make_router, handler

app = FastAPI(openapi_url=None)
router = APIRouter()


@router.get("/orders")
def orders(): ...


app.include_router(make_router())
app.include_router(router, prefix=os.environ["SHOP_PREFIX"])
app.add_api_route(os.environ["SHOP_PATH"], orders)
app.add_api_route("/unknown", handler())
app.mount("/mounted", app=os.environ["SHOP_APP"])
