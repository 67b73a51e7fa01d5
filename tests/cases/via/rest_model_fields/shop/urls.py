from django.urls import path

from . import views

urlpatterns = [
    path("fill/", views.Fill.as_view()),
    path("countries/", views.Countries.as_view()),
    path("customers/", views.Customers.as_view()),
    path("customers/new/", views.NewCustomer.as_view()),
    path("short/", views.Short.as_view()),
    path("fixed/<int:pk>/", views.Fixed.as_view()),
    path("tagged/<int:pk>/", views.Tagged.as_view()),
    path("places/<int:pk>/", views.Places.as_view()),
    path("seats/", views.Seats.as_view()),
    path("seats/new/", views.NewSeat.as_view()),
    path("clerks/", views.Clerks.as_view()),
    path("deep/", views.Deep.as_view()),
    path("nested/", views.Nested.as_view()),
]
