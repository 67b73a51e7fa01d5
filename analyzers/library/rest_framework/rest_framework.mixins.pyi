"""What the generic views do."""

from _declared import changing

class _Row:
    """Something to change, even where it is not known what."""

class CreateModelMixin:
    def create(self, request, *args, **kwargs):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        self.perform_create(serializer)
        self.get_success_headers(serializer.data)
        return serializer.data
    def perform_create(self, serializer): serializer.save()
    def get_success_headers(self, data): return {}

class ListModelMixin:
    def list(self, request, *args, **kwargs):
        queryset = self.filter_queryset(self.get_queryset())
        page = self.paginate_queryset(queryset)
        serializer = self.get_serializer(page or queryset, many=True)
        return self.get_paginated_response(serializer.data)

class RetrieveModelMixin:
    def retrieve(self, request, *args, **kwargs):
        return self.get_serializer(self.get_object()).data

class UpdateModelMixin:
    def update(self, request, *args, **kwargs):
        serializer = changing(self.get_serializer(self.get_object() or _Row(), data=request.data, partial=True))
        serializer.is_valid(raise_exception=True)
        self.perform_update(serializer)
        return serializer.data
    def perform_update(self, serializer): serializer.save()
    def partial_update(self, request, *args, **kwargs): return self.update(request, *args, **kwargs)

class DestroyModelMixin:
    def destroy(self, request, *args, **kwargs):
        self.perform_destroy(self.get_object())
    def perform_destroy(self, instance): instance.delete()
