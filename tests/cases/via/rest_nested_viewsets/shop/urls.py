from rest_framework_nested import routers

from . import views

router = routers.SimpleRouter()
router.register("shops", views.ShopViewSet)
shops = routers.NestedSimpleRouter(router, "shops", lookup="shop")
shops.register("orders", views.OrderViewSet)

urlpatterns = [*router.urls, *shops.urls]
