from flask import Blueprint
from flask_classful import FlaskView, method, route

from shop.base import Listing

api = Blueprint("orders", __name__)


class OrdersView(Listing):
    route_base = "orders"

    def delete(self, number, force=False):
        return "deleted"

    @route("/<int:number>/pay", methods=["POST", "PUT"])
    @route("/pay/<int:number>")
    def pay(self, number):
        return "paid"

    def before_request(self, name):
        return None

    def _hidden(self):
        return "hidden"


class OrderLineView(Listing):
    def all_open(self, year: int):
        return "open"

    @method("POST")
    def close(self):
        return "closed"


class BillsView(Listing):
    route_base = "/orders/<int:order>/bills"
    base_args = ["shop"]
    trailing_slash = False
    method_dashified = True

    def index(self, order):
        return "bills"

    def put(self, order, number):
        return "changed"

    def all_open(self, order):
        return "open"


class StatusView(FlaskView):
    def index(self):
        return "up"


OrdersView.register(api)
