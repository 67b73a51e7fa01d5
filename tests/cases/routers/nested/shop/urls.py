from django.urls import include, path
from rest_framework_nested import routers

from shop import views

router = routers.SimpleRouter()
router.register("shops", views.ShopViewSet, basename="shop")

shops = routers.NestedSimpleRouter(router, "shops", lookup="shop")
shops.register("orders", views.OrderViewSet, basename="order")

orders = routers.NestedSimpleRouter(shops, "orders")
orders.register("lines", views.LineViewSet, basename="line")

bare = routers.DefaultRouter(trailing_slash=False)
bare.register("stores", views.ShopViewSet, basename="store")
stores = routers.NestedDefaultRouter(bare, "stores", lookup="store")
stores.register("shelves", views.ShelfViewSet, basename="shelf")

urlpatterns = [
    path("api/", include(router.urls)),
    path("api/", include(shops.urls)),
    path("api/", include(orders.urls)),
    path("bare/", include(stores.urls)),
]
