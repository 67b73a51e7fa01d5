from django.urls import include, path

from shop import api_urls, views

extra = [path("one/", views.one), path("two/", views.two)]

urlpatterns = [
    path("text/", include("shop.inner_urls")),
    path("object/", include(api_urls)),
    path("list/", include(extra)),
    path("inline/", include([path("one/", views.one)])),
    path("pair/", include((extra, "shop"))),
    path("space/", include((extra, "shop"), namespace="space")),
    path("named/", include("shop.inner_urls", namespace="named")),
    path("", include("shop.inner_urls")),
]
