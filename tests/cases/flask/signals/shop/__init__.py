from flask import Flask

from shop.events import ordered, paid

app = Flask(__name__)


@ordered.connect
def count(sender, **extra): ...


@paid.connect_via(app)
def mail(sender, **extra): ...


def log(sender, **extra): ...


paid.connect(log)


@app.route("/order")
def order():
    ordered.send(app)
    return "ordered"


@app.route("/pay")
def pay():
    paid.send(app, amount=1)
    return "paid"
