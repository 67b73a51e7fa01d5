from flask import Flask
from flask_smorest import Api

from shop.orders import orders, pets

app = Flask(__name__, static_folder=None)
app.config.update(API_TITLE="Shop", API_VERSION="1", OPENAPI_VERSION="3.0.2")
api = Api(app)
api.register_blueprint(orders)
api.register_blueprint(pets, url_prefix="/animals")
