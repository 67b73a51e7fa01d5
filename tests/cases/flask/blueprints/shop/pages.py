from flask import Blueprint

pages = Blueprint("pages", __name__)


@pages.route("/<path:page>")
def page(page): ...
