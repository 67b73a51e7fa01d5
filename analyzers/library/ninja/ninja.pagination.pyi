"""Pages of what a function that answers requests gives."""

from _declared import on_behalf, returned
from django.http import HttpRequest

class PaginationBase:
    def __init__(self, *, pass_parameter=None, **kwargs): ...
    def paginate_queryset(self, queryset, pagination, request, **params): return {"items": queryset}

class AsyncPaginationBase(PaginationBase):
    def apaginate_queryset(self, queryset, pagination, request, **params): return {"items": queryset}

class LimitOffsetPagination(AsyncPaginationBase): ...
class PageNumberPagination(AsyncPaginationBase): ...

def paginate(func_or_pgn_class=None, **paginator_params): return on_behalf(func_or_pgn_class, _page, LimitOffsetPagination, func_or_pgn_class) or _Paginated(func_or_pgn_class, paginator_params)

class _Paginated:
    def __init__(self, pagination_class, parameters):
        self.pagination_class = pagination_class
        self.parameters = parameters
    def __call__(self, func): return on_behalf(func, _page, self.pagination_class, func, self.parameters)

def _page(pagination_class, func, parameters=None):
    paginator = pagination_class(**parameters)
    paginator.paginate_queryset(returned(func), None, HttpRequest())
    paginator.apaginate_queryset(returned(func), None, HttpRequest())
