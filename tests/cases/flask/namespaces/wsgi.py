from flask import Blueprint, Flask
from flask_restx import Api

from shop.orders import orders, people

app = Flask(__name__, static_folder=None)
blueprint = Blueprint("api", __name__, url_prefix="/api")
api = Api(blueprint, title="Shop")
api.add_namespace(orders)
api.add_namespace(people, path="/persons")
stock = api.namespace("stock", description="What there is")
app.register_blueprint(blueprint)


from shop.stock import add_to

add_to(stock)
