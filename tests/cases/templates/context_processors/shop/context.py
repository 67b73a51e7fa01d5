from shop.orders import Order


def last_order(request):
    return {"last": Order()}
