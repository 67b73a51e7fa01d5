from flask_restful import Api, Resource


class Versioned(Api):
    def add_versions(self, resource, *urls, **options):
        urls = [f"/old{url}" for url in urls]
        return self.add_resource(resource, *urls, **options)


plain = Api()


@plain.resource("/status", "/up")
class Status(Resource):
    def get(self): ...
