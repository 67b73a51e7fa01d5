from django.urls import path

from . import views

urlpatterns = [
    path("place/", views.place),
    path("show/", views.show),
    path("stream/", views.stream),
    path("change/", views.Change.as_view()),
    path("loose/", views.Loose.as_view()),
]
