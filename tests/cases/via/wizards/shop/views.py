from django import forms
from django.http import HttpResponse
from formtools.wizard.views import CookieWizardView


class NameForm(forms.Form):
    name = forms.CharField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = True

    def clean_name(self):
        return self.cleaned_data["name"].strip()


def wants_name(wizard):
    return True


class Order(CookieWizardView):
    form_list = [("name", NameForm)]
    condition_dict = {"name": wants_name}
    template_name = "wizard.html"

    def get_form_kwargs(self, step=None):
        return super().get_form_kwargs(step)

    def get_form_initial(self, step):
        return {}

    def process_step(self, form):
        return super().process_step(form)

    def get_context_data(self, form, **kwargs):
        return super().get_context_data(form=form, **kwargs)

    def done(self, form_list, **kwargs):
        return HttpResponse(self.thanks(form_list))

    def thanks(self, form_list):
        return self.get_cleaned_data_for_step("name")["name"]
