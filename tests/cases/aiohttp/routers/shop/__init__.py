from aiohttp import web

from shop.orders import Orders, listing, order


async def health(request): ...


def setup_routes(app):
    app.router.add_get("/health", health)
    app.router.add_route("*", "/any", health)
    app.router.add_view("/orders/all", Orders)
    resource = app.router.add_resource("/orders/{number:[0-9]+}", name="order")
    resource.add_route("DELETE", order)


def make_app():
    app = web.Application()
    setup_routes(app)
    app.add_routes([web.get("/orders", listing), web.post("/orders", listing), web.view("/again", Orders)])
    app.router.add_routes((web.route("PATCH", "/orders/{number}", order),))
    return app
