from flask import Blueprint
from flask.views import MethodView

orders = Blueprint("orders", __name__, url_prefix="/orders")
lines = Blueprint("lines", __name__, url_prefix="/<int:order>/lines")


class Orders(MethodView):
    def get(self): ...

    def post(self): ...


orders.add_url_rule("/", view_func=Orders.as_view("all"))


@orders.get("/<name>")
def by_name(name): ...


@orders.get("/new")
def new(): ...


@lines.route("/", methods=["GET", "DELETE"])
def all_lines(order): ...
