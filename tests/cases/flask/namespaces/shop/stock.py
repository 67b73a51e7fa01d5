from flask_restx import Resource


class Shelf(Resource):
    def put(self, shelf): ...


def add_to(namespace):
    namespace.add_resource(Shelf, "/shelves/<shelf>")
