from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response


class Pages(PageNumberPagination):
    page_size = 2

    def get_page_size(self, request):
        return self.page_size

    def get_paginated_response(self, data):
        return Response(data)
