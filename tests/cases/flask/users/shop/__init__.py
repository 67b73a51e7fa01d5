from flask import Flask, render_template
from flask_login import LoginManager, current_user, login_required, login_user

from shop.people import Person, find

login_manager = LoginManager()


def create_app():
    app = Flask(__name__)
    app.secret_key = "x"
    login_manager.init_app(app)
    app.add_url_rule("/login", view_func=login)
    app.add_url_rule("/me", view_func=me)
    app.add_url_rule("/page", view_func=page)
    return app


@login_manager.user_loader
def load(number):
    return find(number)


@login_manager.request_loader
def load_from_header(request):
    return find(1)


@login_manager.unauthorized_handler
def refused():
    return "no", 401


def login():
    login_user(Person(1))
    return "in"


@login_required
def me():
    return current_user.greeting()


def page():
    return render_template("page.html")
