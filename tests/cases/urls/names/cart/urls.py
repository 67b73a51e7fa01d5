from django.urls import path

from cart import views

app_name = "cart"
urlpatterns = [path("show/", views.show, name="show"), path("pay/", views.pay, name="pay")]
