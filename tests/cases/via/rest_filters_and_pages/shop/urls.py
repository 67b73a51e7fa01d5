from django.urls import path

from . import views

urlpatterns = [
    path("orders/", views.Orders.as_view()),
    path("searched/", views.Search.as_view()),
    path("sorted/", views.Sort.as_view()),
    path("by-size/", views.SortBySize.as_view()),
]
