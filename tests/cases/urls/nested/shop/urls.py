from django.urls import include, path, re_path

urlpatterns = [
    path("<slug:tenant>/", include("shop.tenant_urls")),
    re_path(r"^old/(?P<tenant>\w+)/", include("shop.tenant_urls")),
]
