from django.contrib.auth.forms import SetPasswordForm


class NewPassword(SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = True

    def clean_new_password1(self):
        return self.strong(self.cleaned_data["new_password1"])

    def strong(self, password):
        return password
