from django.urls import include, re_path

import views

inner = [
    re_path(r"^list/$", views.inner_list),
    re_path(r"item/(?P<pk>\d+)/$", views.inner_item),
]

urlpatterns = [
    re_path(r"^a/(?P<year>[0-9]{4})/$", views.year),
    re_path(r"^b/(?P<name>[\w-]+)/?$", views.name),
    re_path(r"^open/", views.opened),
    re_path(r"^c/(?:x|y)/(?P<n>(a|b)c)/$", views.nested),
    re_path(r"^d/(\d+)/(\w+)\.csv\Z", views.unnamed),
    re_path(r"^in/", include(inner)),
    re_path(r"tail$", views.tail),
]
