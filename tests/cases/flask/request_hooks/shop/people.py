from flask import Blueprint

people = Blueprint("people", __name__)


@people.before_app_request
def who(): ...


@people.teardown_request
def forget(error): ...


@people.route("/")
def listing():
    return "people"
