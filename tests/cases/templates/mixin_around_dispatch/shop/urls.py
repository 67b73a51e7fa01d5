from django.urls import path

from shop import views

urlpatterns = [path("a/", views.Show.as_view()), path("b/", views.Sum.as_view())]
