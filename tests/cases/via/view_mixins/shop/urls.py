from django.urls import path

from . import views

urlpatterns = [
    path("", views.Start.as_view()),
    path("plain/", views.Plain.as_view()),
    path("tested/", views.Tested.as_view()),
    path("private/", views.Private.as_view()),
]
