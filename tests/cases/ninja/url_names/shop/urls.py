from django.urls import path

from .api import api, inner

urlpatterns = [path("api/", api.urls), path("inner/", inner.urls)]
