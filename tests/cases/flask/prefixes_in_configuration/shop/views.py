from flask import Blueprint

orders = Blueprint("orders", __name__)
bills = Blueprint("bills", __name__)
stock = Blueprint("stock", __name__)


@orders.get("/orders")
def show_orders():
    return "orders"


@bills.get("/open")
def show_bills():
    return "bills"


@stock.get("/low")
def show_stock():
    return "stock"
