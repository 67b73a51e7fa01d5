import importlib
import pkgutil

from flask import Flask

from shop import plugins, views


def make_app():
    app = Flask(__name__)
    app.register_blueprint(views.pages)
    for module in pkgutil.iter_modules(plugins.__path__):
        getattr(importlib.import_module(f"shop.plugins.{module.name}"), "load")()
    return app
