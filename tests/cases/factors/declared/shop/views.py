from flask import Flask

from shop import links

app = Flask(__name__)


@app.route("/")
def home():
    links.Basket("guest")
    return links.HOME.show("Home")


@app.route("/cart")
def cart():
    links.CART.show("Cart")
    return links.Link("own").shown


@app.route("/help")
def help_page():
    return links.HELP.show("Help")
