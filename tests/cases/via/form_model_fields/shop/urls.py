from django.urls import path

from . import views

urlpatterns = [
    path("start/", views.start),
    path("country/new/", views.new_country),
    path("customer/", views.show_customer),
    path("customer/new/", views.new_customer),
    path("customer/open/", views.open_customer),
    path("customer/short/", views.check_short),
    path("customer/<int:pk>/", views.ChangeCustomer.as_view()),
    path("place/new/", views.new_place),
    path("place/clerk/", views.check_clerk),
    path("place/", views.NewPlace.as_view()),
]
