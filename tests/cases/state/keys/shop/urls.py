from django.urls import path
from django.views.decorators.cache import cache_page

from . import views

urlpatterns = [
    path("add/", views.add),
    path("show/", cache_page(60)(views.Show.as_view())),
]
