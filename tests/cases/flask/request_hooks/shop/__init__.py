from flask import Flask, g

from shop.orders import lines, orders
from shop.people import people


def create_app():
    app = Flask(__name__)
    app.before_request(load_shop)

    @app.after_request
    def stamp(response):
        return response

    @app.teardown_appcontext
    def close(error): ...

    orders.register_blueprint(lines)
    app.register_blueprint(orders)
    app.register_blueprint(people, url_prefix="/people")
    app.add_url_rule("/health", view_func=health)
    return app


def load_shop():
    g.shop = Shop()


class Shop:
    def name(self):
        return "shop"


def health():
    return g.shop.name()
