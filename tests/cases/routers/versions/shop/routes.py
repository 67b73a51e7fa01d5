from django.urls import path
from rest_framework.routers import SimpleRouter

from shop import views

router = SimpleRouter()
router.register("orders", views.OrderViewSet, basename="order")

app_name = "shop"
urlpatterns = [*router.urls, path("reports/", views.reports)]
