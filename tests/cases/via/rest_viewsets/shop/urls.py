from django.urls import path
from rest_framework.routers import SimpleRouter

from . import views

router = SimpleRouter()
router.register("orders", views.OrderViewSet)

urlpatterns = [*router.urls, path("plain/", views.PlainViewSet.as_view({"get": "index"}))]
