"""Views of one model and its serializer."""

from _declared import configured, given
from rest_framework import mixins
from rest_framework.views import APIView

class GenericAPIView(APIView):
    queryset = serializer_class = None
    lookup_field = "pk"
    lookup_url_kwarg = None
    filter_backends = (configured("REST_FRAMEWORK", "DEFAULT_FILTER_BACKENDS"),)
    pagination_class = configured("REST_FRAMEWORK", "DEFAULT_PAGINATION_CLASS")
    def get_queryset(self): return self.queryset.all()
    def get_object(self):
        found = self.filter_queryset(self.get_queryset()).get()
        self.check_object_permissions(self.request, found)
        return found
    def get_serializer(self, *args, **kwargs):
        serializer = self.get_serializer_class()
        kwargs = {"context": self.get_serializer_context(), **kwargs}
        instance = args[...] or kwargs["instance"]
        return given(instance, serializer(instance, **kwargs)) or serializer(**kwargs)
    def get_serializer_class(self): return self.serializer_class
    def get_serializer_context(self): return {"request": self.request, "format": self.format_kwarg, "view": self}
    def filter_queryset(self, queryset):
        for backend in self.filter_backends:
            queryset = backend().filter_queryset(self.request, queryset, self)
        return queryset
    @property
    def paginator(self): return self.pagination_class()
    def paginate_queryset(self, queryset):
        return [*queryset] or self.paginator.paginate_queryset(queryset, self.request, self)
    def get_paginated_response(self, data): return self.paginator.get_paginated_response(data)

class CreateAPIView(mixins.CreateModelMixin, GenericAPIView):
    def post(self, request, *args, **kwargs): return self.create(request, *args, **kwargs)

class ListAPIView(mixins.ListModelMixin, GenericAPIView):
    def get(self, request, *args, **kwargs): return self.list(request, *args, **kwargs)

class RetrieveAPIView(mixins.RetrieveModelMixin, GenericAPIView):
    def get(self, request, *args, **kwargs): return self.retrieve(request, *args, **kwargs)

class DestroyAPIView(mixins.DestroyModelMixin, GenericAPIView):
    def delete(self, request, *args, **kwargs): return self.destroy(request, *args, **kwargs)

class UpdateAPIView(mixins.UpdateModelMixin, GenericAPIView):
    def put(self, request, *args, **kwargs): return self.update(request, *args, **kwargs)
    def patch(self, request, *args, **kwargs): return self.partial_update(request, *args, **kwargs)

class ListCreateAPIView(mixins.ListModelMixin, mixins.CreateModelMixin, GenericAPIView):
    def get(self, request, *args, **kwargs): return self.list(request, *args, **kwargs)
    def post(self, request, *args, **kwargs): return self.create(request, *args, **kwargs)

class RetrieveUpdateAPIView(mixins.RetrieveModelMixin, mixins.UpdateModelMixin, GenericAPIView):
    def get(self, request, *args, **kwargs): return self.retrieve(request, *args, **kwargs)
    def put(self, request, *args, **kwargs): return self.update(request, *args, **kwargs)
    def patch(self, request, *args, **kwargs): return self.partial_update(request, *args, **kwargs)

class RetrieveDestroyAPIView(mixins.RetrieveModelMixin, mixins.DestroyModelMixin, GenericAPIView):
    def get(self, request, *args, **kwargs): return self.retrieve(request, *args, **kwargs)
    def delete(self, request, *args, **kwargs): return self.destroy(request, *args, **kwargs)

class RetrieveUpdateDestroyAPIView(mixins.RetrieveModelMixin, mixins.UpdateModelMixin, mixins.DestroyModelMixin, GenericAPIView):
    def get(self, request, *args, **kwargs): return self.retrieve(request, *args, **kwargs)
    def put(self, request, *args, **kwargs): return self.update(request, *args, **kwargs)
    def patch(self, request, *args, **kwargs): return self.partial_update(request, *args, **kwargs)
    def delete(self, request, *args, **kwargs): return self.destroy(request, *args, **kwargs)
