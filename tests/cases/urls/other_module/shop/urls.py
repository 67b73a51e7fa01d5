from django.urls import include, path

from shop import views

urlpatterns = [path("a/", views.a), path("lost/", include("shop.missing")), path("lib/", include("library.urls"))]
