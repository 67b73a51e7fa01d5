from flask_restful import Resource

from shop.api import plain


class Base(Resource):
    def get(self, **values): ...


class Orders(Base):
    def post(self): ...


class Order(Base):
    def delete(self, number): ...


class Ping(Resource):
    def get(self): ...


plain.add_resource(Ping, "/ping")


class Lines(Base): ...


LISTED = [(Lines, "/lines", "/lines/all"), (Base, "/base")]
for row in LISTED:
    plain.add_resource(*row)
