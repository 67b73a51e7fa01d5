from django.urls import path

from . import views

urlpatterns = [path("", views.Orders.as_view()), path("named/", views.Named.as_view())]
