from django.urls import include, path
from rest_framework import routers

from shop import views

router = routers.DefaultRouter()
router.register("orders", views.OrderViewSet, "order")
router.register("read-only", views.ReadOnly, basename="read")

urlpatterns = [path("api/", include(router.urls))]
