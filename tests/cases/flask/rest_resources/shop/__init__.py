from flask import Blueprint, Flask

from shop.api import Versioned, plain
from shop.resources import Order, Orders, Ping


def create_app():
    app = Flask(__name__, static_folder=None)
    blueprint = Blueprint("rest", __name__, url_prefix="/rest")
    inner = Versioned(blueprint, prefix="/v1")
    inner.add_resource(Orders, "/orders", "/orders/all", endpoint="orders")
    inner.add_versions(Order, "/orders/<int:number>")
    app.register_blueprint(blueprint)
    plain.init_app(app)
    return app
