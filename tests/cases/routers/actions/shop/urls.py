from rest_framework.routers import SimpleRouter

from shop import views

router = SimpleRouter()
router.register(r"orders", views.OrderViewSet, basename="order")

urlpatterns = router.urls
