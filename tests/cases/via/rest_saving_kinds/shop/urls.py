from django.urls import path

from . import views

urlpatterns = [
    path("orders/", views.Orders.as_view({"post": "create"})),
    path("orders/1/", views.Orders.as_view({"put": "update"}), {"pk": 1}),
    path("direct/", views.Direct.as_view()),
]
