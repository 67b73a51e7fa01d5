from shop import views


def includeme(config):
    config.add_route("stock", "/stock/*path")
    config.include(more, route_prefix="more")
    config.add_view(views.stock, route_name="stock", request_method="PUT", renderer="json")


def more(config):
    for name, pattern in [("first", "/first"), ("second", "/second")]:
        config.add_route(name, pattern)
    config.add_view("shop.views.listed", route_name="first")
    config.add_view(views.Listed, attr="show", route_name="second")
