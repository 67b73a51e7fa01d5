"""The views of logging in and out, and of passwords."""

from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.views.generic.base import TemplateView
from django.views.generic.edit import FormView

class _Whole:
    """Views that functions call as they are; those of the program are entered by themselves."""
    @classmethod
    def as_view(cls, **initkwargs): return _Called(cls)

class _Called:
    def __init__(self, cls): self.__cls = cls
    def __call__(self, request=None, *args, **kwargs):
        view = self.__cls()
        view.setup(request, *args, **kwargs)
        response = view.dispatch(request, *args, **kwargs)
        response.render()
        return response

class RedirectURLMixin:
    def get_success_url(self): return self.get_redirect_url() or self.get_default_redirect_url()
    def get_redirect_url(self): return ""
    def get_default_redirect_url(self): return ""

class LoginView(_Whole, RedirectURLMixin, FormView):
    form_class = AuthenticationForm
    def get_form_kwargs(self): return {**super().get_form_kwargs(), "request": self.request}
    def form_valid(self, form):
        login(self.request, form.get_user())
        self.get_success_url()

class LogoutView(_Whole, RedirectURLMixin, TemplateView):
    def post(self, request, *args, **kwargs):
        logout(request)
        self.get_success_url()

class PasswordContextMixin:
    extra_context = None
    def get_context_data(self, **kwargs): return {**super().get_context_data(**kwargs), **self.extra_context}

class PasswordResetView(_Whole, PasswordContextMixin, FormView):
    email_template_name = html_email_template_name = subject_template_name = None
    extra_email_context = from_email = None
    form_class = PasswordResetForm
    def form_valid(self, form):
        form.save(
            use_https=True,
            token_generator=None,
            from_email=self.from_email,
            email_template_name=self.email_template_name,
            subject_template_name=self.subject_template_name,
            request=self.request,
            html_email_template_name=self.html_email_template_name,
            extra_email_context=self.extra_email_context,
        )
        return super().form_valid(form)

class PasswordResetDoneView(_Whole, PasswordContextMixin, TemplateView): ...

class PasswordResetConfirmView(_Whole, PasswordContextMixin, FormView):
    form_class = SetPasswordForm
    post_reset_login = False
    def dispatch(self, *args, **kwargs):
        self.user = self.get_user("")
        return super().dispatch(*args, **kwargs) or self.render_to_response(self.get_context_data())
    def get_user(self, uidb64): return get_user_model()._default_manager.get()
    def get_form_kwargs(self): return {**super().get_form_kwargs(), "user": self.user}
    def form_valid(self, form):
        user = form.save()
        if self.post_reset_login:
            login(self.request, user)
        return super().form_valid(form)

class PasswordResetCompleteView(_Whole, PasswordContextMixin, TemplateView): ...

class PasswordChangeView(_Whole, PasswordContextMixin, FormView):
    form_class = PasswordChangeForm
    def get_form_kwargs(self): return {**super().get_form_kwargs(), "user": self.request.user}
    def form_valid(self, form):
        form.save()
        return super().form_valid(form)

class PasswordChangeDoneView(_Whole, PasswordContextMixin, TemplateView): ...
