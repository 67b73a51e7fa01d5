from flask_openapi3 import APIBlueprint, Info, OpenAPI, Tag
from pydantic import BaseModel

app = OpenAPI(__name__, info=Info(title="Shop", version="1"), doc_ui=False, static_folder=None)
orders = APIBlueprint("orders", __name__, url_prefix="/orders", abp_tags=[Tag(name="orders")])


class Path(BaseModel):
    number: int


@app.get("/health", summary="Whether it runs")
def health(): ...


@orders.get("/<int:number>")
def order(path: Path): ...


@orders.post("/")
def add(): ...


app.register_api(orders)
