from flask import Flask

from shop.orders import lines, notes, orders
from shop.people import admins, people

PREFIXES = {people: "/people", admins: "/admins"}


def create_app():
    app = Flask(__name__, static_folder=None)
    for blueprint in (lines, notes):
        orders.register_blueprint(blueprint)
    for part in [orders]:
        app.register_blueprint(part)
    for blueprint, prefix in PREFIXES.items():
        app.register_blueprint(blueprint, url_prefix=prefix)
    return app
