from django.urls import path

from .feeds import Latest

urlpatterns = [path("feed/<kind>/", Latest())]
