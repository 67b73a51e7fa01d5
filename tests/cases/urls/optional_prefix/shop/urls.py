from django.conf import settings
from django.urls import include, path, re_path

from shop import views

URL_PREFIX = settings.URL_PREFIX
if URL_PREFIX:
    URL_PREFIX = URL_PREFIX.strip("/") + "/"

real_patterns = [path("a/", views.a), re_path(f"^{URL_PREFIX}b/$", views.b)]

if not URL_PREFIX:
    urlpatterns = real_patterns
else:
    urlpatterns = [path(URL_PREFIX, include(real_patterns))]
