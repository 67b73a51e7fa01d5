from functools import wraps

from flask import Flask
from flask.views import MethodView, View

app = Flask(__name__, static_folder=None)


def logged(view):
    @wraps(view)
    def wrapper(**values):
        return view(**values)

    return wrapper


class Listing(MethodView):
    decorators = [logged]

    def get(self): ...

    def post(self): ...


class Orders(Listing):
    init_every_request = False

    def __init__(self, model):
        self.model = model

    def post(self): ...

    def head(self): ...


class Page(View):
    methods = ["GET", "POST"]

    def dispatch_request(self): ...


class Help(View):
    def dispatch_request(self): ...


app.add_url_rule("/orders", view_func=Orders.as_view("orders", model=None))
app.add_url_rule("/orders/read", view_func=Orders.as_view("reading", None), methods=["GET"])
app.add_url_rule("/page", view_func=logged(Page.as_view("page")))
view = Help.as_view("help")
app.add_url_rule("/help", view_func=view)
app.add_url_rule("/help/<topic>", view_func=view)
