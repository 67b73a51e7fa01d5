from flask import Flask

from shop.orders import orders
from shop.people import people


def create_app():
    app = Flask(__name__)
    app.register_blueprint(orders, url_prefix="/orders")
    app.register_blueprint(people, url_prefix="/people")
    return app
