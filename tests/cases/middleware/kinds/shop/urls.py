from django.urls import path

from . import views

urlpatterns = [
    path("orders/", views.orders),
    path("failing/", views.failing),
    path("shown/", views.shown),
]
