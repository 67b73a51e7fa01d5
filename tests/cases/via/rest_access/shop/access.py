from django.contrib.auth.models import AnonymousUser
from rest_framework import authentication, permissions, throttling


class ByHeader(authentication.BaseAuthentication):
    def authenticate(self, request):
        return AnonymousUser(), self.token(request)

    def token(self, request):
        return request.headers.get("X-Token")


class IsOpen(permissions.BasePermission):
    def has_permission(self, request, view):
        return True


class IsRead(permissions.BasePermission):
    def has_permission(self, request, view):
        return request.method == "GET"


class IsOwner(permissions.BasePermission):
    def has_permission(self, request, view):
        return True

    def has_object_permission(self, request, view, obj):
        return bool(obj.pk)


class IsBanned(permissions.BasePermission):
    def has_permission(self, request, view):
        return False


class Seldom(throttling.BaseThrottle):
    def allow_request(self, request, view):
        return True

    def wait(self):
        return 1.0
