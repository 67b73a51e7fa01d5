from django.urls import include, path, re_path

versions = ["v1", "v2"]

urlpatterns = [path(f"api/{version}/", include("shop.routes", namespace=version)) for version in versions]
urlpatterns += [re_path(r"^any/(?P<version>v[0-3])/", include("shop.routes", namespace="any"))]
