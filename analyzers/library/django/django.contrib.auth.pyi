"""Logging in and out: backends that the settings name, and signals."""

from _declared import configured
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

def authenticate(request=None, **credentials):
    user_login_failed.send(sender="", credentials=credentials, request=request)
    return configured("AUTHENTICATION_BACKENDS")().authenticate(request, **credentials)

def login(request, user, backend=None):
    user.save()
    user_logged_in.send(sender=type(user), request=request, user=user)

def logout(request):
    user_logged_out.send(sender=type(request.user), request=request, user=request.user)
