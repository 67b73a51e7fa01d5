from tornado.web import Application, URLSpec, url

from shop.handlers import HELP, Health, Order, Orders

RULES = [(r"/orders", Orders), url(r"/orders/(?P<number>[0-9]+)$", Order, {"db": None}, name="order")]


class Shop(Application):
    def __init__(self, debug):
        handlers = RULES + HELP
        handlers.append((r"/health", Health))
        super().__init__(handlers, debug=debug)


def make_app():
    app = Shop(True)
    app.add_handlers(r".*", [URLSpec(r"/late/([^/]+)", Health)])
    return app
