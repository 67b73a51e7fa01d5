from django.urls import path
from rest_framework.authtoken.views import obtain_auth_token

from shop import views

urlpatterns = [
    path("class/", views.Orders.as_view()),
    path("generic/", views.OrderList.as_view()),
    path("one/", views.OrderOne.as_view()),
    path("set/", views.OrderSet.as_view({"get": "list", "post": "create"})),
]
