from django.urls import include, path

from shop import views

urlpatterns = [
    path("", views.front, name="front"),
    path("cart/", include("cart.urls")),
    path("gift/", include("cart.urls", namespace="gift")),
    path("orders/", include(("shop.order_urls", "orders"))),
]
