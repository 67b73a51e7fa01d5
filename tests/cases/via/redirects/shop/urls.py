from django.urls import path

from . import views

urlpatterns = [
    path("go/<int:pk>/", views.go),
    path("create/", views.Create.as_view()),
    path("change/<int:pk>/", views.Change.as_view()),
]
