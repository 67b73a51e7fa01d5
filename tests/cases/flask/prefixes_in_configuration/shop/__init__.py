from flask import Flask

from shop.views import bills, orders, stock


def create_app():
    app = Flask(__name__, static_folder=None)
    app.config["API_PREFIX"] = "/api"
    app.config.update(BILL_PREFIX="/bills")
    app.config.from_object("shop.settings.Production")
    app.register_blueprint(orders, url_prefix=app.config["API_PREFIX"])
    app.register_blueprint(bills, url_prefix=app.config.get("BILL_PREFIX"))
    app.register_blueprint(stock, url_prefix=app.config["STOCK_PREFIX"])
    return app
