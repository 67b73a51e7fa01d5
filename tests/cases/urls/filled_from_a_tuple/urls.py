from django.urls import re_path

import views

SLUG = "[a-z][a-z0-9-]*"
GROUP_SLUG = "~?" + SLUG
BOTH = (GROUP_SLUG, SLUG)

urlpatterns = [
    re_path(r"^(%s)/$" % GROUP_SLUG, views.group),
    re_path(r"^(%s)/(%s)/$" % BOTH, views.project),
    re_path(r"^(%s)/(%s)/build/([^/]+)/$" % BOTH, views.build),
]
