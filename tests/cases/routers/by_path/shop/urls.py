from django.urls import include, path
from rest_framework.routers import DefaultRouter

from shop import views

router = DefaultRouter(use_regex_path=False)
router.register("orders", views.OrderViewSet, basename="order")
router.register("items", views.ItemViewSet, basename="item")

urlpatterns = [path("api/", include(router.urls))]
