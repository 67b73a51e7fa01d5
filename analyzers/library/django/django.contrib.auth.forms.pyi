"""The form that asks who somebody is."""

from django.contrib.auth import authenticate
from django.forms.fields import CharField
from django.forms.forms import Form

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
