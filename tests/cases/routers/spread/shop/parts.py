from rest_framework.routers import SimpleRouter

from shop.views import PartViewSet

router = SimpleRouter()
router.register(prefix="parts", viewset=PartViewSet, basename="part")

app_name = "parts"
urlpatterns = router.urls
