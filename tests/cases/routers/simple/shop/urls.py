from django.urls import include, path
from rest_framework.routers import SimpleRouter

from shop import views

router = SimpleRouter()
router.register("orders", views.OrderViewSet, basename="order")
router.register(r"items", views.ItemViewSet, basename="item")
bare = SimpleRouter(trailing_slash=False)
bare.register("parts", views.PartViewSet, basename="part")

urlpatterns = [path("api/", include(router.urls)), path("bare/", include(bare.urls))]
