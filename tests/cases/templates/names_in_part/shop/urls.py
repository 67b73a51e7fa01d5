from django.urls import path

from shop import views

urlpatterns = [path("privacy/", views.Legal.as_view(page="privacy"))]
