from flask import Blueprint, g

orders = Blueprint("orders", __name__, url_prefix="/orders")
lines = Blueprint("lines", __name__, url_prefix="/lines")


@orders.url_value_preprocessor
def number(endpoint, values): ...


@orders.before_request
def check():
    allowed()


def allowed(): ...


@orders.route("/<int:number>")
def order(number):
    return g.shop.name()


@lines.get("/")
def listing():
    return "lines"
