from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.views import View
from rest_framework.request import Request


def home(request):
    request.user.greet()


def typed(r: HttpRequest):
    r.user.greet()


def rest(r: Request):
    r.user.greet()


class Page(View):
    def get(self, request):
        self.request.user.greet()
        get_user_model().objects.get().greet()
