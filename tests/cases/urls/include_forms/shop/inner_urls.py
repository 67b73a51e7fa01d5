from django.urls import path

from . import views

app_name = "inner"
urlpatterns = [path("three/", views.three)]
