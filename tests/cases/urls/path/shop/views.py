from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe


def index(request): ...


@require_GET
def orders(request): ...


@require_POST
def new(request): ...


@require_http_methods(["POST", "GET"])
def detail(request, code): ...


@require_safe
def year(request, year, name): ...


def file(request, file): ...


def key(request, key): ...


def plain(request, name): ...
