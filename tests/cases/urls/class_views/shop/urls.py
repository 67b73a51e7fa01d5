from django.urls import path
from django.views.generic.base import RedirectView, TemplateView

from shop import views

urlpatterns = [
    path("list/", views.OrderList.as_view()),
    path("detail/<int:pk>/", views.OrderDetail.as_view()),
    path("create/", views.OrderCreate.as_view()),
    path("update/", views.OrderUpdate.as_view()),
    path("delete/", views.OrderDelete.as_view()),
    path("form/", views.Search.as_view()),
    path("own/", views.Own.as_view()),
    path("child/", views.Child.as_view()),
    path("mixed/", views.Mixed.as_view()),
    path("limited/", views.Limited.as_view()),
    path("about/", TemplateView.as_view(template_name="about.html")),
    path("old/", RedirectView.as_view(url="/")),
]
