from flask import Flask

from shop import views


def make_app():
    app = Flask(__name__)
    app.register_blueprint(views.pages)
    return app
