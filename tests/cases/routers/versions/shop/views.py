from rest_framework import viewsets
from rest_framework.decorators import api_view
from rest_framework.versioning import URLPathVersioning


class OrderViewSet(viewsets.ReadOnlyModelViewSet):
    versioning_class = URLPathVersioning


@api_view(["GET", "POST"])
def reports(request, version=None): ...
