from django.urls import path

from . import views

urlpatterns = [path("lines/", views.lines), path("orders/<int:pk>/", views.order_lines)]
