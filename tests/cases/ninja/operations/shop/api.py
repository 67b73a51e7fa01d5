from ninja import NinjaAPI, Router

from shop.shelves import router as shelves

api = NinjaAPI()
orders = Router()


@orders.get("")
def list_orders(request):
    return []


@orders.post("")
def create_order(request):
    return {}


@orders.get("/{order_id}")
def get_order(request, order_id: int):
    return {}


@orders.api_operation(["PUT", "PATCH"], "/{order_id}")
def change_order(request, order_id: int):
    return {}


@orders.delete("/{int:order_id}/lines/{slug:line}")
def remove_line(request, order_id: int, line: str):
    return {}


@api.get("/ping")
async def ping(request):
    return {}


api.add_router("/orders", orders)
api.add_router("shops/{shop}/", "shop.stock.router")
stock_again = Router()
stock_again.add_router("/inner", shelves)
api.add_router(prefix="/again/", router=stock_again, url_name_prefix="again")
