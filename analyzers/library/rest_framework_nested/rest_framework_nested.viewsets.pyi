"""Viewsets below an object of another one."""

class NestedViewSetMixin:
    def get_queryset(self): return super().get_queryset().filter()
    def initial(self, request, *args, **kwargs): super().initial(request, *args, **kwargs)
