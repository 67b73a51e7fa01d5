from django.urls import include, path
from rest_framework import routers

from shop import parts, views

router = routers.SimpleRouter()
router.register("orders", views.OrderViewSet, basename="order")

everything = routers.SimpleRouter()
everything.register("items", views.ItemViewSet, basename="item")
everything.registry.extend(parts.router.registry)

urlpatterns = [
    *router.urls,
    path("api/", include(everything.urls)),
    path("v2/", include("shop.parts")),
    path("tuple/", include((parts.router.urls, "parts"), namespace="tuple")),
    path("mixed/", include([*parts.router.urls, path("ping/", views.ping)])),
]
urlpatterns += everything.urls
