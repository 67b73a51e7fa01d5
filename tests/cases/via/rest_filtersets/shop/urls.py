from django.urls import path

from . import views

urlpatterns = [
    path("orders/", views.OrderList.as_view()),
    path("narrow/", views.NarrowList.as_view()),
    path("named/", views.NamedList.as_view()),
    path("page/", views.OrderPage.as_view()),
]
