from django.urls import path

from . import views

urlpatterns = [path("", views.Archive.as_view()), path("change/", views.change)]
