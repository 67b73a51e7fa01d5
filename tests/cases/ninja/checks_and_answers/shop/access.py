from ninja.security import APIKeyQuery, HttpBearer
from ninja.throttling import BaseThrottle


class Bearer(HttpBearer):
    def __call__(self, request):
        return self.authenticate(request, "token")

    def authenticate(self, request, token):
        return token


class Key(APIKeyQuery):
    def authenticate(self, request, key):
        return "somebody"


def by_ip(request):
    return "anybody"


class Seldom(BaseThrottle):
    def allow_request(self, request):
        return True
