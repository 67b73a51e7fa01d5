from django.urls import path
from shop import views

urlpatterns = [
    path("total", views.total),
    path("empty", views.Empty.as_view()),
    path("me", views.me),
    path("pass", views.passes),
    path("compared", views.compared),
    path("put", views.put),
    path("page", views.page),
    path("none", views.none),
]
