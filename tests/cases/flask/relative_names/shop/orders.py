from flask import Blueprint, redirect, url_for

orders = Blueprint("orders", __name__)


@orders.route("/")
def listing():
    return redirect(url_for(".detail", number=1))


@orders.route("/<int:number>")
def detail(number):
    return url_for("orders.listing")
