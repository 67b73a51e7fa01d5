from flask import Flask, request

from shop.orders import Order
from shop.schemas import OrderSchema

app = Flask(__name__)


@app.get("/orders")
def show():
    return OrderSchema().dump(Order("x"))


@app.post("/orders")
def add():
    order = OrderSchema().load(request.get_json())
    return order.code()
