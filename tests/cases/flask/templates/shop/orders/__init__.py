from flask import Blueprint, render_template

orders = Blueprint("orders", __name__, template_folder="templates")


class Order:
    def __init__(self, number):
        self.number = number

    @property
    def total(self):
        return self.number

    def lines(self):
        return []

    def code(self):
        return "code"


@orders.app_context_processor
def counts():
    return {"count": 2}


@orders.route("/orders")
def listing():
    return render_template("orders/list.html")
