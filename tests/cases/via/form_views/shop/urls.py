from django.urls import path

from . import views

urlpatterns = [
    path("search/", views.Search.as_view()),
    path("create/", views.Create.as_view()),
    path("find/", views.search),
]
