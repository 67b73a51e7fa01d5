from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, fields

orders = Blueprint("orders", __name__, url_prefix="/orders")
pets = Blueprint("pets", "pets")


class Order(Schema):
    number = fields.Integer()


@orders.route("/")
class Orders(MethodView):
    @orders.response(200, Order(many=True))
    def get(self): ...

    @orders.arguments(Order)
    @orders.response(201, Order)
    def post(self, order): ...


@orders.route("/<int:number>", methods=["DELETE"])
@orders.response(204)
def remove(number): ...


@pets.route("/")
def listing(): ...
