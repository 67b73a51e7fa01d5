from django.urls import include, path

import views

PREFIX = "api/"
NAMES = ["a", "b"]


def routes():
    return [path("made/", views.a)]


urlpatterns = [
    path(PREFIX, views.a),
    path(PREFIX + "b/", views.b),
    path(f"{PREFIX}c/", views.b),
    path(compute(), views.a),
    path("unknown/", VIEWS["a"]),
    *[path(f"{name}/", views.a) for name in NAMES],
    path("included/", include(routes())),
    path("strange/", include(strange)),
    path("lambda/", lambda request: views.a(request)),
]
