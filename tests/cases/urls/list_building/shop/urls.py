from django.conf import settings
from django.urls import path

from shop import views
from shop.more import more_patterns, patterns_of

base = [path("a/", views.a)]
urlpatterns = base + [path("b/", views.b)]
urlpatterns += more_patterns
urlpatterns.append(path("e/", views.e))
urlpatterns.extend([path("f/", views.f)])
urlpatterns = [*urlpatterns, path("g/", views.g)]
if settings.DEBUG:
    urlpatterns += [path("debug/", views.h)]
urlpatterns += patterns_of(views)
