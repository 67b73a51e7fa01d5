from django.urls import path

from . import views

urlpatterns = [
    path("create/", views.Create.as_view()),
    path("make/", views.Make.as_view()),
    path("change/<int:pk>/", views.Change.as_view()),
    path("all/", views.All.as_view()),
]
