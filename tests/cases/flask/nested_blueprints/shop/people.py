from flask import Blueprint

people = Blueprint("people", __name__)
admins = Blueprint("admins", __name__, url_prefix="/replaced")


@people.route("/", defaults={"page": 1})
@people.route("/page/<int:page>")
def listing(page): ...


@admins.route("/<any(on, off):state>/<path:rest>")
def switch(state, rest): ...
