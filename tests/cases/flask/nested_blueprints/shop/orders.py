from flask import Blueprint

orders = Blueprint("orders", __name__, url_prefix="/orders")
lines = Blueprint("lines", __name__, url_prefix="/<int:order>/lines")
notes = Blueprint("notes", __name__)


@orders.route("")
@orders.route("/all", endpoint="everything", methods=["GET", "HEAD"])
def listing(): ...


@lines.get("/")
def of_order(order): ...


@lines.route("/<uuid:line>", methods=("PUT", "PATCH", "OPTIONS"))
def change(order, line): ...


@notes.post("/notes", strict_slashes=False)
def write(): ...
