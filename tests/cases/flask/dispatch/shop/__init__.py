from functools import wraps

from flask import Flask
from flask.views import MethodView, View

app = Flask(__name__)


@app.before_request
def begin(): ...


def logged(view):
    @wraps(view)
    def wrapper(**values):
        return view(**values)

    return wrapper


class Orders(MethodView):
    decorators = [logged]

    def __init__(self, name):
        self.name = name

    def get(self):
        return self.name

    def post(self):
        return self.name


class Checked(MethodView):
    def dispatch_request(self, **values):
        return super().dispatch_request(**values)

    def get(self):
        return "checked"


class Page(View):
    def dispatch_request(self):
        return "page"


app.add_url_rule("/orders", view_func=Orders.as_view("orders", "x"))
app.add_url_rule("/checked", view_func=Checked.as_view("checked"))
app.add_url_rule("/page", view_func=Page.as_view("page"))
