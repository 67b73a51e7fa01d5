from flask import Blueprint, Flask
from flask.views import MethodView

orders = Blueprint("orders", __name__, url_prefix="/orders")
people = Blueprint("people", __name__, url_prefix="/people")


def register_view(blueprint, routes, view_func, **options):
    for route in routes:
        blueprint.add_url_rule(route, view_func=view_func, **options)


def rule(path):
    return "/<lang>" + path


class Order(MethodView):
    def get(self, lang=None, number=None): ...

    def delete(self, lang, number): ...


class Person(MethodView):
    def get(self): ...


def ping(): ...


def health(): ...


register_view(orders, routes=["/<int:number>", rule("/<int:number>")], view_func=Order.as_view("order"))
register_view(people, ("/", "/me"), Person.as_view("person"))


def serve(app, *views):
    for view in views:
        app.add_url_rule(f"/{view.__name__}", view_func=view)


def add(app, path, view):
    app.add_url_rule("/-" + path, view_func=view)


def configure(app, blueprints):
    for blueprint in blueprints:
        app.register_blueprint(blueprint)


def create_app():
    app = Flask(__name__, static_folder=None)
    add(app, "/ping", ping)
    add(app, path="/health", view=health)
    configure(app, [orders, people])
    return app
