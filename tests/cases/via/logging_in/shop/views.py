from django.contrib.auth import authenticate, login
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import LoginView
from django.dispatch import receiver
from django.http import HttpResponse


@receiver(user_logged_in)
def remember(sender, request, user, **kwargs):
    return count()


def count():
    return 1


class Login(LoginView):
    def get_success_url(self):
        return "/"


def enter(request):
    user = authenticate(request, username="ann", password="")
    login(request, user)
    return HttpResponse("in")
