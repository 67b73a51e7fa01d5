from django.contrib.auth import get_user_model
from django.utils.functional import SimpleLazyObject

from shop.models import Basket


def get_user(request):
    return get_user_model().objects.create(username='a')


class BasketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        def load_basket():
            return self.get_basket(request)

        request.basket = SimpleLazyObject(load_basket)
        return self.get_response(request)

    def get_basket(self, request):
        return Basket.objects.create()


def user_middleware(get_response):
    def middleware(request):
        def load_user():
            return get_user(request)

        request.user = SimpleLazyObject(load_user)
        return get_response(request)

    return middleware
