from flask import Blueprint

from shop.access import checked, needs

people = Blueprint("people", __name__)


@people.before_request
def who(): ...


@people.route("/")
@needs("read")
def listing():
    return "people"


@people.route("/me")
@checked
def me():
    return "me"
