from django.urls import path

from shop.api import api
from shop.old import api as old

urlpatterns = [path("api/", api.urls), path("bare/", old.urls)]
