from django.urls import include, path
from library import entry, patterns

import views
from views import Feed, handlers

urlpatterns = [
    path("feed/", Feed()),
    path("text/", "views.plain"),
    path("lost/", "views.lost"),
    path("class/", views.Callable),
    path("outside/", patterns.view),
    entry(path("wrapped/", views.plain)),
    path("library/", include(patterns)),
    path("table/", handlers["plain"]),
    path("missing/", views.missing),
    path("none/"),
    path("site/", site.urls),
    "not a call",
]
