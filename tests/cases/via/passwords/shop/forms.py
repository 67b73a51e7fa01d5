from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm


class AskForm(PasswordResetForm):
    def clean_email(self):
        return self.cleaned_data["email"]

    def get_users(self, email):
        return []


class NewForm(SetPasswordForm):
    def clean_new_password1(self):
        return self.cleaned_data["new_password1"]
