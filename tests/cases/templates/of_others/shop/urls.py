from django.urls import path

from shop import views

urlpatterns = [path("", views.Front.as_view(), name="front"), path("order/", views.order, name="order")]
