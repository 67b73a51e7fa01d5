from flask import Flask

from shop.orders import bp
from shop.settings import settings


def create_app():
    settings.read("shop.ini")
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(bp, url_prefix="/" + settings.link)
    return app
