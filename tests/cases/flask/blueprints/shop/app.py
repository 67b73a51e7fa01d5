from flask import Flask

from shop.orders import lines, orders
from shop.pages import pages


def create_app():
    app = Flask(__name__)
    orders.register_blueprint(lines)
    for blueprint, prefix in [(orders, "/api/orders"), (pages, None)]:
        app.register_blueprint(blueprint, url_prefix=prefix)
    app.add_url_rule("/health", view_func=health)
    return app


def health(): ...
