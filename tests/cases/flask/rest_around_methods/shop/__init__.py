from functools import wraps

from flask import Flask
from flask_restful import Api, Resource
from flask_restful.reqparse import RequestParser

app = Flask(__name__)
api = Api(app)


def authenticated(method):
    @wraps(method)
    def checked(*args, **kwargs):
        return method(*args, **kwargs)

    return checked


def positive(text):
    return abs(int(text))


parser = RequestParser()
parser.add_argument("count", type=positive, location="args")


class Base(Resource):
    method_decorators = [authenticated]


class Orders(Base):
    def get(self):
        return parser.parse_args()["count"]

    def post(self):
        return "made"


api.add_resource(Orders, "/orders")
