"""The forms that ask who somebody is, and for passwords."""

from django.contrib.auth import authenticate, get_user_model
from django.forms.fields import CharField
from django.forms.forms import Form
from django.template.loader import render_to_string

class AuthenticationForm(Form):
    def __init__(self, request=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
    def clean(self):
        self.user_cache = authenticate(self.request, username="", password="")
        self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data
    def confirm_login_allowed(self, user): ...
    def get_user(self): return self.user_cache

class PasswordResetForm(Form):
    email = CharField()
    def get_users(self, email): return [*get_user_model()._default_manager.filter()]
    def send_mail(self, subject_template_name, email_template_name, context, from_email, to_email, html_email_template_name=None):
        for name in (subject_template_name, email_template_name, html_email_template_name):
            render_to_string(name, context)
    def save(
        self,
        domain_override=None,
        subject_template_name="",
        email_template_name="",
        use_https=False,
        token_generator=None,
        from_email=None,
        request=None,
        html_email_template_name=None,
        extra_email_context=None,
    ):
        for user in self.get_users(""):
            context = {"email": "", "domain": "", "site_name": "", "uid": "", "user": user, "token": "", "protocol": ""}
            self.send_mail(subject_template_name, email_template_name, {**context, **extra_email_context}, from_email, "", html_email_template_name)

class SetPasswordForm(Form):
    new_password1 = CharField()
    new_password2 = CharField()
    def __init__(self, user=None, *args, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
    def save(self, commit=True):
        self.user.set_password("")
        self.user.save()
        return self.user

class PasswordChangeForm(SetPasswordForm):
    old_password = CharField()
    def clean_old_password(self):
        self.user.check_password("")
        return ""
