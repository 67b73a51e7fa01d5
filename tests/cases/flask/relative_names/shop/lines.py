from flask import Blueprint, url_for

lines = Blueprint("lines", __name__)


@lines.route("/")
def listing():
    return url_for(".detail", number=1)


@lines.route("/<int:number>")
def detail(number):
    return url_for("orders.detail", number=number)


@lines.route("/last")
def last():
    return url_for(".listing")
