from rest_framework.routers import DefaultRouter, DynamicRoute, Route, SimpleRouter


class ReportRouter(SimpleRouter):
    routes = [
        Route(
            url=r"^{prefix}$",
            mapping={"get": "overview", "delete": "clear"},
            name="{basename}-list",
            detail=False,
            initkwargs={"suffix": "List"},
        ),
        DynamicRoute(url=r"^{prefix}/{url_path}/$", name="{basename}-{url_name}", detail=False, initkwargs={}),
        Route(r"^{prefix}/of/{lookup}$", {"get": "retrieve"}, "{basename}-detail", True, {}),
    ]


class LooseRouter(SimpleRouter):
    def __init__(self):
        super().__init__()
        self.trailing_slash = "/?"


class RootlessRouter(DefaultRouter):
    include_root_view = False
    include_format_suffixes = False
