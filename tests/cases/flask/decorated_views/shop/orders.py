from flask import Blueprint

from shop.access import checked, needs

orders = Blueprint("orders", __name__)


@orders.before_request
def count(): ...


@orders.route("/")
@checked
def listing():
    return "orders"


@orders.route("/new")
@needs("write")
@checked
def new():
    return "new"
