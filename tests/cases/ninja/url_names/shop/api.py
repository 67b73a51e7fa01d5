from ninja import NinjaAPI, Router

api = NinjaAPI()
inner = NinjaAPI(urls_namespace="inner", version="2")
router = Router()


@router.get("/orders", url_name="all-orders")
def orders(request):
    return []


@router.get("/lines")
def lines(request):
    return []


@inner.get("/customers")
def customers(request):
    return []


api.add_router("/shop", router)
