from pyramid.view import view_config, view_defaults


@view_config(route_name="home", renderer="string")
def home(request):
    return "home"


@view_defaults(route_name="order")
class Orders:
    def __init__(self, request):
        self.request = request

    @view_config(request_method="GET")
    def show(self):
        return "order"

    @view_config(request_method="POST", renderer="json")
    def save(self):
        return {}


@view_config(route_name="page", request_method="GET")
@view_config(route_name="page", request_method="DELETE")
def page(request):
    return "page"


def stock(request):
    return {}


def listed(request):
    return {}


class Listed:
    def __init__(self, request):
        self.request = request

    def show(self):
        return {}
