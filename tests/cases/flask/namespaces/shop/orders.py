from flask_restx import Namespace, Resource

orders = Namespace("orders")
people = Namespace("people", path="/replaced")


@orders.route("/", "/all")
class Orders(Resource):
    def get(self): ...

    def post(self): ...


@orders.route("/<int:number>")
@orders.param("number", "Of the order")
class Order(Resource):
    def delete(self, number): ...


@people.route("")
class People(Resource):
    def get(self): ...
