from flask import Flask

from shop.orders import BillsView, OrderLineView, StatusView, api


def create_app():
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(api, url_prefix="/api")
    StatusView.register(app, route_base="/")
    for view in (BillsView, OrderLineView):
        view.register(app, route_prefix="/v2")
    return app
