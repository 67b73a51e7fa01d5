from pyramid.config import Configurator


def main(settings, **more):
    config = Configurator(settings=settings)
    config.add_route("home", "/")
    config.add_route("order", "orders/{number:\\d+}", request_method=("GET", "POST"))
    config.include("shop.api", route_prefix="/api")
    config.include(".pages", "/pages")
    config.scan("shop.views")
    return config.make_wsgi_app()
