from flask_classful import FlaskView

PREFIX = "/v1"


class Listing(FlaskView):
    route_prefix = PREFIX
    excluded_methods = ["helper"]

    def index(self):
        return "index"

    def get(self, number: int):
        return "one"

    def helper(self):
        return "helper"

    @classmethod
    def register(cls, app, *args, **kwargs):
        super().register(app, *args, **kwargs)

    @property
    def title(self):
        return "title"
