from django.urls import path

from . import views

urlpatterns = [
    path("place/", views.place),
    path("come/", views.come),
    path("show/", views.show),
    path("count/", views.Count.as_view()),
    path("change/", views.Change.as_view()),
]
