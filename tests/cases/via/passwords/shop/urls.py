from django.contrib.auth.views import PasswordResetDoneView
from django.urls import path

from . import views

urlpatterns = [
    path("ask/", views.Ask.as_view()),
    path("change/", views.Change.as_view()),
    path("again/", views.again),
    path("done/", PasswordResetDoneView.as_view(template_name="shop/form.html")),
]
