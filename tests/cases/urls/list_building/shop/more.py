from django.urls import path

from shop import views

more_patterns = [path("c/", views.c)]
more_patterns += (path("d/", views.d),)


def patterns_of(module):
    return [path("i/", views.i)]
