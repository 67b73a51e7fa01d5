from functools import partial

from django.utils.decorators import sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin

from .models import Failure, Visit


class Stamping:
    def __init__(self, get_response):
        self.get_response = get_response
        self.name = self.read_name()

    def read_name(self):
        return "shop"

    def __call__(self, request):
        response = self.get_response(request)
        response["X-Shop"] = self.stamp(request)
        return response

    def stamp(self, request):
        return self.name + request.path

    def process_view(self, request, view, arguments, keywords):
        note(request)

    def process_exception(self, request, error):
        Failure.objects.create(text=str(error))
        from django.http import HttpResponse

        return HttpResponse("sorry")

    def process_template_response(self, request, response):
        response.context_data["shop"] = self.name
        return response


def note(request):
    request.is_noted = True


class Counting(MiddlewareMixin):
    def process_request(self, request):
        Visit.objects.create(path=request.path)

    def process_response(self, request, response):
        response["X-Visits"] = str(Visit.objects.count())
        return response


def timed(get_response):
    def middleware(request):
        note(request)
        return get_response(request)

    return middleware


@sync_and_async_middleware
def failing_softly(get_response):
    def soft(request):
        note(request)
        return get_response(request)

    return soft


def measuring(unit, get_response):
    def measure(request):
        note(request)
        return get_response(request)

    return measure


measured = partial(measuring, "ms")


class Forgotten:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
