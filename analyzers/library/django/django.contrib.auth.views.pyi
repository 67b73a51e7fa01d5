"""The views of logging in and out."""

from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.views.generic.base import TemplateView
from django.views.generic.edit import FormView

class RedirectURLMixin:
    def get_success_url(self): return self.get_redirect_url() or self.get_default_redirect_url()
    def get_redirect_url(self): return ""
    def get_default_redirect_url(self): return ""

class LoginView(RedirectURLMixin, FormView):
    form_class = AuthenticationForm
    def get_form_kwargs(self): return {**super().get_form_kwargs(), "request": self.request}
    def form_valid(self, form):
        login(self.request, form.get_user())
        self.get_success_url()

class LogoutView(RedirectURLMixin, TemplateView):
    def post(self, request, *args, **kwargs):
        logout(request)
        self.get_success_url()
