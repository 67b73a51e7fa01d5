from django.urls import path

from .views import one

urlpatterns = [path("first/", one)]
urlpatterns += [path("second/", one)]
