from django.urls import include, path

from shop import views
from shop.routers import LooseRouter, ReportRouter, RootlessRouter

own = ReportRouter()
own.register("orders", views.OrderViewSet, basename="order")
loose = LooseRouter()
loose.register("items", views.ItemViewSet, basename="item")
rootless = RootlessRouter()
rootless.register("items", views.ItemViewSet, basename="more")

urlpatterns = [
    path("own/", include(own.urls)),
    path("loose/", include(loose.urls)),
    path("rootless/", include(rootless.urls)),
]
