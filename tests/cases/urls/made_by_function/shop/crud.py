from django.urls import path
from django.views.generic import View


ACTIONS = {"list": "get", "detail": "get", "update": "post", "delete": "post"}


class Crud(View):
    has_detail = True
    key = "int:pk"

    @classmethod
    def pattern(cls, base, action):
        if action == "list":
            return f"{base}/"
        base = f"{base}/<{cls.key}>"
        if action == "detail" or (action == "update" and not cls.has_detail):
            return f"{base}/"
        return f"{base}/{action}/"

    @classmethod
    def get_urls(cls, base, actions=None):
        actions = actions or ACTIONS.keys()
        if not cls.has_detail:
            actions = [action for action in actions if action != "detail"]
        return [path(cls.pattern(base, action), cls.as_view()) for action in actions]

    def get(self, request):
        return None


class Orders(Crud):
    has_detail = False


class Customers(Crud):
    key = "slug:code"
