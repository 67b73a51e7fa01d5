import redis
from flask import Flask, session
from flask_caching import Cache

app = Flask(__name__)
cache = Cache(app)
store = redis.Redis()
CART = "cart"


@app.route("/add")
def add():
    session[CART] = [*session.get("cart", []), 1]
    session.pop("seen", None)
    return "added"


@app.route("/show")
def show():
    return str("cart" in session)


def remember(order):
    cache.set(f"order:{order}", 1)
    store.set("last", order)


def remembered(order):
    return cache.get("order:%s" % order), store.get("last"), store.hget(f"orders:{order}", "name")
