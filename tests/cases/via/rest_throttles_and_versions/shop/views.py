from rest_framework.response import Response
from rest_framework.views import APIView

from .parts import ByPath, Counted, Short


class Orders(APIView):
    throttle_classes = [Counted]
    versioning_class = ByPath
    renderer_classes = [Short]

    def get_renderer_context(self):
        return super().get_renderer_context()

    def finalize_response(self, request, response, *args, **kwargs):
        return super().finalize_response(request, response, *args, **kwargs)

    def post(self, request):
        return Response(request.data)
