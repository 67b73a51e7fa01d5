from django.urls import include, path

urlpatterns = [path("orders/<int:order>/", include("shop.order_urls"))]
